import { type Locale, useLocale, useTranslations } from 'next-intl';
import { optionLabel } from '@/lib/advice/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
import { type Entry, factValue, formulaWords, referenceWords, signedWeight } from '@/lib/explain/index.ts';
import type { Fact, Condition as When } from '@/lib/rulebook/index.ts';
import { Condition } from '../parts/Condition.tsx';
import { Part } from '../parts/Part.tsx';

/** How a fact is computed from answers, and what reads it. */
export function FactEntry({ entry: { item } }: { entry: Entry & { kind: 'fact' } }) {
  const t = useTranslations('rules.fact');
  return (
    <Part title={t('how')}>
      <How fact={item} />
    </Part>
  );
}

function How({ fact }: { fact: Fact }) {
  const t = useTranslations('rules.fact');
  const compiled = compiledBook();
  const locale: Locale = useLocale();
  const value = (raw: string | number) => factValue(compiled, fact.id, String(raw), locale);
  if (fact.when) return <Condition when={fact.when} />;
  if (fact.every) {
    return (
      <>
        <p>{t(`every.${fact.every.of}`)}</p>
        <Condition when={fact.every.when} />
      </>
    );
  }
  if (fact.choose)
    return <Rows note={t('choose')} rows={fact.choose.map(({ when, then }) => ({ when, mark: value(then) }))} />;
  if (fact.collect)
    return <Rows note={t('collect')} rows={fact.collect.map(({ when, add }) => ({ when, mark: value(add) }))} />;
  if (fact.sum)
    return <Rows note={t('sum')} rows={fact.sum.map(({ when, add }) => ({ when, mark: signedWeight(add) }))} />;
  if (Array.isArray(fact.count))
    return <Rows note={t('countRows')} rows={fact.count.map((when) => ({ when, mark: '+1' }))} />;
  if (fact.count && 'among' in fact.count) {
    const question = compiled.book.questions[fact.count.of];
    const list = fact.count.among
      .map((option) => (question ? optionLabel(question, option, locale) : option))
      .join(t('join'));
    return <p>{t('countOf', { question: question?.label[locale] ?? fact.count.of, list })}</p>;
  }
  if (fact.count) {
    return (
      <>
        <p>{t(`countIn.${fact.count.of}`)}</p>
        <Condition when={fact.count.when} />
      </>
    );
  }
  if (fact.formula) return <p>{formulaWords(compiled, fact.formula, locale)}</p>;
  if (fact.unanswered)
    return <p>{t('unanswered', { question: compiled.book.questions[fact.unanswered]?.label[locale] ?? '' })}</p>;
  if (fact.mean)
    return <p>{t('mean', { question: compiled.book.questions[fact.mean]?.label[locale] ?? fact.mean })}</p>;
  if (fact.lookup)
    return (
      <p>
        {t('lookup', {
          question: compiled.book.questions[fact.lookup.key]?.label[locale] ?? fact.lookup.key,
          column: fact.lookup.column,
        })}
      </p>
    );
  if (fact.plan) return <p>{t('plan')}</p>;
  if (fact.engine) return <p>{t('year')}</p>;
  const option = fact.score ?? fact.open;
  if (option) return <p>{t(fact.score ? 'score' : 'open', { reference: referenceWords(compiled, option, locale) })}</p>;
  const decision = fact.result ?? fact.closed?.decision ?? '';
  return (
    <p>
      {t(fact.result ? 'result' : 'closed', {
        reference: compiled.book.decisions[decision]?.label[locale] ?? decision,
      })}
    </p>
  );
}

function Rows({ note, rows }: { note: string; rows: readonly { when: When | undefined; mark: string }[] }) {
  return (
    <>
      <p>{note}</p>
      {rows.map(({ when, mark }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table, in its order
        <div key={index} className="block">
          <p>
            <b>{mark}</b>
          </p>
          <Condition when={when} />
        </div>
      ))}
    </>
  );
}
