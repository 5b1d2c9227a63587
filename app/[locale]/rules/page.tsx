import type { Metadata } from 'next';
import { type Locale, useLocale, useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { publicMetadata } from '@/app/ui/metadata';
import { Shell } from '@/app/ui/Shell';
import './rules.css';
import { ruleAddress } from './address.ts';
import { openBook } from './book.ts';
import { Edition } from './EntryPage.tsx';
import { listAddress, lists } from './lists.ts';
import { Part } from './parts/Part.tsx';
import { SearchForm } from './parts/SearchForm.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const locale: Locale = await getLocale();
  const t = await getTranslations('rules');
  return publicMetadata(locale, '/rules', { title: t('title'), description: t('lede') });
}

/** The rule book, open to read: search, decisions with their rules, and the lists. */
export default function Page() {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  const { book, entries } = openBook();
  const decisions = Object.values(book.decisions).sort((a, b) => a.order - b.order);
  return (
    <Shell>
      <div className="wrap refpage">
        <h1>{t('book')}</h1>
        <p className="lede">{t('lede')}</p>
        <SearchForm />
        <Part title={t('decisions')}>
          <ul className="list counted">
            {decisions.map(({ id, label, rules }) => (
              <li key={id}>
                <a href={ruleAddress(locale, id)}>{label[locale]}</a>{' '}
                <small>{t('rules', { count: rules.length })}</small>
              </li>
            ))}
          </ul>
        </Part>
        <Part title={t('lists')}>
          <ul className="list counted">
            {lists.map((kind) => (
              <li key={kind}>
                <a href={`/${locale}/rules/${listAddress[kind]}`}>{t(`list.${kind}`)}</a>{' '}
                <small>{entries.all.filter((entry) => entry.kind === kind).length}</small>
              </li>
            ))}
            <li>
              <a href={`/${locale}/sources`}>{t('sources.title')}</a> <small>{Object.keys(book.evidence).length}</small>
            </li>
            <li>
              <a href={`/${locale}/rules/check`}>{t('check.title')}</a>
            </li>
          </ul>
        </Part>
        <Edition />
      </div>
    </Shell>
  );
}
