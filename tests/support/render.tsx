import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime.js';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Locale } from '../../lib/rulebook/index.ts';

const files = import.meta.glob<Record<string, unknown>>('../../lib/i18n/messages/*/*.json', {
  import: 'default',
  eager: true,
});

function messagesOf(locale: Locale): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, content]) => {
      const [, folder, name] = /\/(\w+)\/(\w+)\.json$/.exec(path) ?? [];
      return folder === locale && name ? [[name, content]] : [];
    }),
  );
}

/** HTML of a page without its scripts. A missing or broken message fails the test. */
export function html(locale: Locale, page: ReactNode): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      timeZone="UTC"
      messages={messagesOf(locale) as never}
      onError={(error) => {
        throw error;
      }}
    >
      <PathnameContext.Provider value={`/${locale}`}>
        <SearchParamsContext.Provider value={new URLSearchParams()}>{page}</SearchParamsContext.Provider>
      </PathnameContext.Provider>
    </NextIntlClientProvider>,
  );
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

/** The text that a reader sees, without tags. */
export function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ');
}
