import { type Locale, useLocale, useTranslations } from 'next-intl';
import { Shell } from '@/app/ui/Shell';
import { compiledBook } from '@/lib/advice/node.ts';
import type { CompiledBook } from '@/lib/engine/index.ts';
import './rules.css';
import { ruleAddress } from './address.ts';
import { EntryBody } from './EntryBody.tsx';
import { type Entry, listAddress } from './find.ts';
import { Claims } from './parts/Claims.tsx';
import { Part } from './parts/Part.tsx';
import { conditionsOf } from './readers.ts';
import { entryTitle } from './title.ts';

/** One entry of the rule book: the sentence, the row that runs, the evidence. */
export function EntryPage({ entry }: { entry: Entry }) {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  const evidence = 'because' in entry.item ? (entry.item.because ?? []) : [];
  const serves = 'serves' in entry.item ? (entry.item.serves ?? []) : [];
  const questions = questionsOf(compiledBook(), entry);
  return (
    <Shell>
      <div className="wrap refpage">
        <Crumbs entry={entry} />
        <h1 className={entry.kind === 'fact' ? 'code' : undefined}>{entryTitle(entry, locale)}</h1>
        <p className="kindline">
          {t(`kind.${entry.kind}`)} {entry.kind !== 'fact' && <code>{entry.item.id}</code>}
        </p>
        <div className="entry">
          <div>
            <EntryBody entry={entry} />
            <Part title={t('evidence')}>
              <Claims ids={evidence} />
            </Part>
          </div>
          <aside>
            {questions.length > 0 && (
              <Part title={t('questions', { count: questions.length })}>
                <ul className="plain">
                  {questions.map((id) => (
                    <li key={id}>{compiledBook().book.questions[id]?.label[locale] ?? id}</li>
                  ))}
                </ul>
              </Part>
            )}
            {serves.length > 0 && (
              <Part title={t('serves')}>
                <p className="small">{t('servesNote')}</p>
                <p>
                  {serves.map((id) => (
                    <code key={id}>{id}</code>
                  ))}
                </p>
              </Part>
            )}
            <Edition />
          </aside>
        </div>
      </div>
    </Shell>
  );
}

function Crumbs({ entry }: { entry: Entry }) {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  return (
    <nav className="crumbs" aria-label={t('crumbs')}>
      <a href={`/${locale}/rules`}>{t('book')}</a>
      {(entry.kind === 'rule' || entry.kind === 'step') && (
        <>
          {' / '}
          <a href={ruleAddress(locale, entry.decision.id)}>{entry.decision.label[locale]}</a>
        </>
      )}
      {entry.kind in listAddress && (
        <>
          {' / '}
          <a href={`/${locale}/rules/${listAddress[entry.kind as keyof typeof listAddress]}`}>
            {t(`list.${entry.kind as keyof typeof listAddress}`)}
          </a>
        </>
      )}
    </nav>
  );
}

export function Edition() {
  const t = useTranslations('rules');
  const { version, date, hash } = compiledBook().book;
  return <p className="edition">{t('edition', { version, date, hash })}</p>;
}

/** Questions whose answers the entry's conditions rest on, directly or through facts. */
function questionsOf(compiled: CompiledBook, entry: Entry): string[] {
  const fields = conditionsOf(entry).flatMap((when) =>
    compiled.condition(when).any.flatMap((row) => row.tests.map(({ field }) => field.name)),
  );
  const own = entry.kind === 'fact' ? [entry.item.id] : [];
  return [...new Set([...fields, ...own].flatMap((field) => compiled.questionsBehind(field)))];
}
