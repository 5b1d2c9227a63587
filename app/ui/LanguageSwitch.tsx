'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { Suspense } from 'react';

const languages = [
  { locale: 'zh', tag: 'zh-Hans', name: '中文' },
  { locale: 'en', tag: 'en', name: 'English' },
] as const;

export interface LanguageSwitchProps {
  /** Names the pair for screen readers. */
  label: string;
  locale: string;
}

function Links({ label, locale, query }: LanguageSwitchProps & { query: string }) {
  const path = usePathname().replace(/^\/[^/]+/, '');
  return (
    <nav className="lang" aria-label={label}>
      {languages.map(({ locale: other, tag, name }) =>
        other === locale ? (
          <span key={other} lang={tag} aria-current="true">
            {name}
          </span>
        ) : (
          // A plain link: the whole document changes its language.
          <a key={other} href={`/${other}${path}${query}`} lang={tag} hrefLang={tag}>
            {name}
          </a>
        ),
      )}
    </nav>
  );
}

function LinksWithQuery(props: LanguageSwitchProps) {
  const query = useSearchParams().toString();
  return <Links {...props} query={query && `?${query}`} />;
}

/** The same page in the other language, path and query kept. */
export function LanguageSwitch(props: LanguageSwitchProps) {
  return (
    <Suspense fallback={<Links {...props} query="" />}>
      <LinksWithQuery {...props} />
    </Suspense>
  );
}
