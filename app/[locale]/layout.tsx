import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { hasLocale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import '../globals.css';
import { facesOf } from '@/app/fonts/faces';
import { lateFaces, lateScript } from '@/app/fonts/late';
import { themeScript } from '@/app/ui/theme';
import { languageTag, routing } from '@/lib/i18n/routing';

export const viewport: Viewport = {
  // The phone's keyboard makes the page smaller instead of lying over Continue.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#101e24' },
  ],
};

/** Where this server is reached: needed for absolute addresses in canonical and hreflang. */
async function origin() {
  const sent = await headers();
  const host = sent.get('x-forwarded-host') ?? sent.get('host');
  const scheme = sent.get('x-forwarded-proto')?.split(',')[0] ?? 'http';
  const address = `${scheme}://${host}`;
  return new URL(URL.canParse(address) ? address : 'http://localhost:3000');
}

export async function generateMetadata({ params }: LayoutProps<'/[locale]'>): Promise<Metadata> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) return {};
  const t = await getTranslations({ locale, namespace: 'common' });
  return {
    metadataBase: await origin(),
    title: { default: t('title'), template: `%s · ${t('name')}` },
    description: t('description'),
    // Most pages show somebody's case.
    robots: { index: false, follow: false },
    formatDetection: { telephone: false },
  };
}

export default async function Layout({ children, params }: LayoutProps<'/[locale]'>) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const faces = facesOf(locale);
  return (
    <html lang={languageTag[locale]} suppressHydrationWarning>
      <head>
        {faces.preload.map((file) => (
          <link key={file} rel="preload" href={file} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        {faces.late && (
          <>
            <link id={lateFaces} rel="stylesheet" href={faces.late} media="not all" suppressHydrationWarning />
            <OwnScript nonce={nonce}>{lateScript}</OwnScript>
            <noscript>
              <link rel="stylesheet" href={faces.late} />
            </noscript>
          </>
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant rules */}
        <style dangerouslySetInnerHTML={{ __html: faces.css }} />
        <OwnScript nonce={nonce}>{themeScript}</OwnScript>
      </head>
      <body>{children}</body>
    </html>
  );
}

/** Runs before the first paint. The mark keeps it on pages that are sent without React (scripts/serve.mjs). */
function OwnScript({ nonce, children }: { nonce: string | undefined; children: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant script
  return <script data-own="" nonce={nonce} dangerouslySetInnerHTML={{ __html: children }} suppressHydrationWarning />;
}
