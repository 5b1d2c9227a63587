import { useLocale, useTranslations } from 'next-intl';
import { compiledBook } from '@/lib/advice/node.ts';
import { StartForm } from '../landing/StartForm';
import { type Example, exampleAdvice, exampleIds } from './advice.ts';
import { caseName } from './name.ts';

/** Says that this is a worked example, what is known, what was assumed, and where the others are. */
export function ExampleNote({ example }: { example: Example }) {
  const t = useTranslations('advice.example');
  const locale = useLocale();
  const { questions } = compiledBook().book;
  const { item, standIns, advice } = example;
  const answers = advice.answers.flatMap(({ rows }) => rows);
  const assumed = standIns.flatMap(
    ({ question, at }) => answers.find((row) => row.question === question && row.at === at) ?? [],
  );
  const others = exampleIds().flatMap((id) => (id === item.id ? [] : (exampleAdvice(id, locale) ?? [])));
  return (
    <div className="example-note">
      <p>
        <b>{t('label', { name: caseName(item, locale) })}</b> {t('text', { known: answers.length })}
      </p>
      {assumed.map((row) => (
        <p key={row.question}>
          {t('assumed', { question: questions[row.question]?.label[locale] ?? row.label, answer: row.text })}
        </p>
      ))}
      <ul>
        {others.map(({ item: other }) => (
          <li key={other.id}>
            <a href={`/${locale}/example/${other.id}`}>{caseName(other, locale)}</a>
          </li>
        ))}
        <li>
          <StartForm className="link">{t('start')}</StartForm>
        </li>
      </ul>
    </div>
  );
}
