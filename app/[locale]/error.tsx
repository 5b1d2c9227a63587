'use client';

import { useParams } from 'next/navigation';
import { Brand } from '@/app/ui/Brand';
import { Button } from '@/app/ui/Button';
import en from '@/lib/i18n/messages/en/error.json';
import zh from '@/lib/i18n/messages/zh/error.json';

// Both languages are imported as they are: messages of the server are not at hand when it has failed.
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const { locale } = useParams<{ locale: string }>();
  const texts = locale === 'zh' ? zh : en;
  return (
    <div className="page">
      <header className="top">
        <div className="wrap">
          <Brand href={`/${locale}`} />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="wrap py-16">
          <h1>{texts.title}</h1>
          <p className="lede mt-4">{texts.text}</p>
          <p className="acts mt-8">
            <Button type="button" onClick={() => retry()}>
              {texts.retry}
            </Button>
            <a className="link" href={`/${locale}`}>
              {texts.home}
            </a>
          </p>
          {error.digest && (
            <p className="text-label text-ink-3 mt-8">
              {texts.code} {error.digest}
            </p>
          )}
        </div>
      </main>
    </div>
  );
}
