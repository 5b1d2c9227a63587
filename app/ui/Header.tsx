import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Brand } from './Brand';
import { cx } from './cx';
import { LanguageSwitch } from './LanguageSwitch';

export interface HeaderLink {
  href: string;
  label: string;
}

export interface HeaderProps {
  /** Links to parts of the site, after the name. */
  nav?: HeaderLink[] | undefined;
  /** What can be done with this page (save and leave, share), before the language. */
  actions?: HeaderLink[] | undefined;
  /** Any further control beside the actions. */
  children?: ReactNode;
  wide?: boolean | undefined;
}

export function Header({ nav = [], actions = [], children, wide }: HeaderProps) {
  const t = useTranslations('common');
  const locale = useLocale();
  const links = (items: HeaderLink[]) =>
    items.map(({ href, label }) => (
      <a key={href} className="top-link" href={href}>
        {label}
      </a>
    ));
  return (
    <header className="top">
      <div className={cx('wrap', wide && 'wide')}>
        <Brand href={`/${locale}`} />
        {nav.length > 0 && (
          <nav className="top-nav" aria-label={t('header.nav')}>
            {links(nav)}
          </nav>
        )}
        <div className="top-right">
          {links(actions)}
          {children}
          <LanguageSwitch label={t('header.language')} locale={locale} />
        </div>
      </div>
    </header>
  );
}
