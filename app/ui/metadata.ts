import type { Metadata } from 'next';
import { type Locale, languageTag, routing } from '@/lib/i18n/routing';

/** Metadata of a page that search engines may show; all others are noindex by the layout. */
export function publicMetadata(locale: Locale, path: string, texts: { title: string; description: string }): Metadata {
  const languages = Object.fromEntries(routing.locales.map((other) => [languageTag[other], `/${other}${path}`]));
  return {
    title: { absolute: texts.title },
    description: texts.description,
    robots: { index: true, follow: true },
    alternates: {
      canonical: `/${locale}${path}`,
      languages: { ...languages, 'x-default': path || '/' },
    },
    openGraph: { title: texts.title, description: texts.description, locale: locale === 'zh' ? 'zh_CN' : 'en' },
  };
}
