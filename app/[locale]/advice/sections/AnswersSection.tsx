import { useTranslations } from 'next-intl';
import type { AnswerSection } from '@/lib/advice/index.ts';
import { FoldedSection } from '../parts/FoldedSection.tsx';
import type { View } from '../view.ts';
import './AnswersSection.css';

/** The answers the advice rests on, by section, each with its way back. */
export function AnswersSection({ view }: { view: View }) {
  const t = useTranslations('advice.answers');
  const { answers, notRead } = view.advice;
  const all = answers.flatMap(({ rows }) => rows);
  const open = all.filter(({ state }) => state !== 'given').length;
  return (
    <FoldedSection id="answers" title={t('heading', { count: all.length - open, open })}>
      {answers.map((section) => (
        <Section key={`${section.id}${section.at}`} view={view} section={section} />
      ))}
      {notRead.length > 0 && (
        <details className="given">
          <summary>
            <span className="link">{t('notRead')}</span> <small>{t('count', { count: notRead.length })}</small>
          </summary>
          <dl>
            {notRead.map(({ question, at, label, text }) => (
              <div key={`${question}${at}`}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </FoldedSection>
  );
}

function Section({ view, section }: { view: View; section: AnswerSection }) {
  const t = useTranslations('advice.answers');
  return (
    <details className="given">
      <summary>
        <span className="link">{section.label}</span> <small>{t('count', { count: section.rows.length })}</small>
      </summary>
      <dl>
        {section.rows.map(({ question, at, label, text, state }) => {
          const href = view.to.answer(question, at);
          return (
            <div key={question} className={state === 'given' ? undefined : 'open'}>
              <dt>{label}</dt>
              <dd>
                {text}
                {href && (
                  <>
                    {' '}
                    <a href={href} aria-label={t('changeOf', { question: label })}>
                      {t('change')}
                    </a>
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
