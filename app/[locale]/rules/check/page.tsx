import type { Metadata } from 'next';
import { type Locale, useLocale, useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { publicMetadata } from '@/app/ui/metadata';
import { Shell } from '@/app/ui/Shell';
import { rulesFolder } from '@/lib/rulebook/node.ts';
import { readReport } from '@/lib/verify/server.ts';
import '../rules.css';
import { ruleAddress } from '../address.ts';
import { openBook } from '../book.ts';
import { Edition } from '../EntryPage.tsx';
import { Part } from '../parts/Part.tsx';
import { Findings } from './Findings.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const locale: Locale = await getLocale();
  const t = await getTranslations('rules.check');
  return publicMetadata(locale, '/rules/check', { title: t('title'), description: t('lede') });
}

/** What the verifier says of the rule book, with a firm for everything it says. */
export default function Page() {
  const t = useTranslations('rules.check');
  const book = useTranslations('rules');
  const locale: Locale = useLocale();
  const report = readReport(rulesFolder());
  const { hash, decisions } = openBook().book;
  const promises = Object.values(decisions).flatMap(({ id, label, monotone = [] }) =>
    monotone.map((promise) => ({ ...promise, decision: id, label })),
  );
  return (
    <Shell>
      <div className="wrap refpage">
        <nav className="crumbs" aria-label={book('crumbs')}>
          <a href={`/${locale}/rules`}>{book('book')}</a>
        </nav>
        <h1>{t('title')}</h1>
        <p className="lede">{t('lede')}</p>
        {!report && <p className="report">{t('none')}</p>}
        {report && (
          <>
            {report.book !== hash && <p className="report">{t('stale', { hash: report.book })}</p>}
            <p className="report">{t('counts', report.counts)}</p>
            <Part title={t('findings', { count: report.findings.length })}>
              {report.findings.length === 0 ? <p>{t('clean')}</p> : <Findings list={report.findings} />}
            </Part>
            <Part title={t('promises', { count: promises.length })}>
              <p className="small">{t('promisesNote')}</p>
              <ul className="list">
                {promises.map(({ id, text, decision, label }) => (
                  <li key={id}>
                    {text[locale]} <a href={ruleAddress(locale, decision)}>{label[locale]}</a>
                  </li>
                ))}
              </ul>
            </Part>
            <Part title={t('accepted', { count: report.accepted.length })}>
              <p className="small">{t('acceptedNote')}</p>
              <Findings list={report.accepted} />
            </Part>
            {report.undecided.length > 0 && (
              <Part title={t('undecided', { count: report.undecided.length })}>
                <ul className="plain">
                  {report.undecided.map((what) => (
                    <li key={what}>
                      <code>{what}</code>
                    </li>
                  ))}
                </ul>
              </Part>
            )}
          </>
        )}
        <Edition />
      </div>
    </Shell>
  );
}
