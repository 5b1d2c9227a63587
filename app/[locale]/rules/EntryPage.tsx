import { type Locale, useLocale, useTranslations } from 'next-intl';
import { Shell } from '@/app/ui/Shell';
import {
  type Entry,
  entryId,
  entryTitle,
  evidenceEntry,
  evidenceOf,
  questionsBehind,
  readersOf,
  sourceName,
} from '@/lib/explain/index.ts';
import './rules.css';
import { entryAddress } from './address.ts';
import { openBook } from './book.ts';
import { EntryBody } from './EntryBody.tsx';
import { isListed, listAddress } from './lists.ts';
import { Claims } from './parts/Claims.tsx';
import { EntryLink } from './parts/EntryLink.tsx';
import { Part } from './parts/Part.tsx';
import { Readers } from './parts/Readers.tsx';

/** Of these one asks first what they are for, then what they rest on. */
const readersFirst: readonly Entry['kind'][] = ['question', 'fact', 'parameter', 'option'];

/** One record of the rule book: the sentence, the row that runs, the evidence, and everything that reads it. */
export function EntryPage({ entry }: { entry: Entry }) {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  const { compiled, entries } = openBook();
  const evidence = evidenceOf(entry);
  const serves = 'serves' in entry.item ? (entry.item.serves ?? []) : [];
  const questions = entry.kind === 'case' ? [] : questionsBehind(compiled, entry);
  const isReference = entry.kind === 'evidence' || entry.kind === 'source';
  // What a rule does to an option stands in the body already.
  const reading = readersOf(compiled, entries, entry).filter(({ kind }) => entry.kind !== 'option' || kind !== 'rule');
  const readers = <Readers readers={reading} rests={isReference} />;
  return (
    <Shell>
      <div className="wrap refpage">
        <Crumbs entry={entry} />
        <h1>{useHeading(entry)}</h1>
        <p className="kindline">
          {t(`kind.${entry.kind}`)} <code>{entryId(entry)}</code>
        </p>
        <div className="entry">
          <div>
            <EntryBody entry={entry} />
            {readersFirst.includes(entry.kind) && readers}
            {!isReference && entry.kind !== 'framework' && (evidence.length > 0 || entry.kind !== 'case') && (
              <Part title={t('evidence')}>
                <Claims ids={evidence} />
              </Part>
            )}
            {!readersFirst.includes(entry.kind) && readers}
          </div>
          <aside>
            {questions.length > 0 && (
              <Part title={t('questions', { count: questions.length })}>
                <ul className="plain">
                  {questions.map((id) => (
                    <li key={id}>
                      <EntryLink id={id} />
                    </li>
                  ))}
                </ul>
              </Part>
            )}
            {serves.length > 0 && (
              <Part title={t('serves')}>
                <ul className="plain">
                  {serves.map((id) => (
                    <li key={id}>
                      <EntryLink id={id} />
                    </li>
                  ))}
                </ul>
              </Part>
            )}
            <p className="small">
              <a href={`/${locale}/rules/search`}>{t('find.whole')}</a>
            </p>
            <Edition />
          </aside>
        </div>
      </div>
    </Shell>
  );
}

/** Evidence is headed by its source: its claim is a paragraph of its own. */
function useHeading(entry: Entry): string {
  const locale: Locale = useLocale();
  const t = useTranslations('rules');
  if (entry.kind !== 'evidence') return entryTitle(entry, locale);
  const { citation, designChoice } = evidenceEntry(openBook().book, entry.item, locale);
  return designChoice ? t('own') : citation;
}

function Crumbs({ entry }: { entry: Entry }) {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  const { book } = openBook();
  const trail: { href: string; label: string }[] = [{ href: `/${locale}/rules`, label: t('book') }];
  if ('decision' in entry)
    trail.push({
      href: entryAddress(locale, { kind: 'decision', item: entry.decision }),
      label: entry.decision.label[locale],
    });
  if (isListed(entry.kind))
    trail.push({ href: `/${locale}/rules/${listAddress[entry.kind]}`, label: t(`list.${entry.kind}`) });
  if (entry.kind === 'evidence' || entry.kind === 'source')
    trail.push({ href: `/${locale}/sources`, label: t('sources.title') });
  if (entry.kind === 'evidence') {
    const source = book.sources[entry.item.source]!;
    trail.push({ href: entryAddress(locale, { kind: 'source', item: source }), label: sourceName(source, locale) });
  }
  return (
    <nav className="crumbs" aria-label={t('crumbs')}>
      {trail.map(({ href, label }, index) => (
        <span key={href}>
          {index > 0 && ' / '}
          <a href={href}>{label}</a>
        </span>
      ))}
    </nav>
  );
}

export function Edition() {
  const t = useTranslations('rules');
  const { version, date, hash } = openBook().book;
  return <p className="edition">{t('edition', { version, date, hash })}</p>;
}
