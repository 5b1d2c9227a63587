import { type Locale, useLocale, useTranslations } from 'next-intl';
import { StartForm } from '../landing/StartForm';
import { type Example, exampleCases } from './advice.ts';
import { examples } from './examples.ts';
import './ExampleNote.css';

/** Says that this is a worked example, what is known, what was assumed, and where the others are. */
export function ExampleNote({ example }: { example: Example }) {
  const t = useTranslations('advice.example');
  const locale: Locale = useLocale();
  const { item, name, standIns, advice } = example;
  const answers = advice.answers.flatMap(({ rows }) => rows);
  const assumed = standIns.flatMap(
    ({ question, at }) => answers.find((row) => row.question === question && row.at === at) ?? [],
  );
  return (
    <div className="example-note">
      <p>
        <b>{t('label', { name })}</b> {t(item.label === 'madeUp' ? 'madeUp' : 'text', { known: answers.length })}
      </p>
      {assumed.map((row) => (
        <p key={row.question}>{t('assumed', { question: row.label, answer: row.text })}</p>
      ))}
      <details className="more">
        <summary>
          <span className="link">{t('others')}</span>
        </summary>
        <ul>
          {exampleCases()
            .filter(({ id }) => id !== item.id)
            .map(({ id }) => (
              <li key={id}>
                <a href={`/${locale}/example/${id}`}>{examples[id]?.[locale] ?? id}</a>
              </li>
            ))}
        </ul>
      </details>
      <p>
        <a className="link" href={`/${locale}/example/${item.id}/start`}>
          {t('use')}
        </a>
      </p>
      <StartForm className="link">{t('start')}</StartForm>
    </div>
  );
}
