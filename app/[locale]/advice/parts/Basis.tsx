import { useTranslations } from 'next-intl';
import type { AnswerView, EvidenceView } from '@/lib/advice/index.ts';
import { placeName, type View } from '../view.ts';
import { EvidenceLinks } from './Evidence.tsx';

interface BasisProps {
  view: View;
  evidence: readonly string[];
  /** The answers that made it count. */
  answers?: readonly AnswerView[] | undefined;
  /** Id of the rule, note, risk or action, for its page in the rule book. */
  rule?: string | undefined;
}

/**
 * What a line rests on. Closed it names the sources and the strongest grade; opened it leads to claims, answers and rule. What several lines rest on stands
 * once at the end of the page: there it is a link, which the page's script opens in place (EvidenceInPlace).
 */
export function Basis({ view, evidence, answers = [], rule }: BasisProps) {
  const t = useTranslations('advice.source');
  const items = evidence.flatMap((id) => view.advice.evidence[id] ?? []);
  const strongest = items[0];
  if (!strongest) return null;
  const anchor = rule ? view.basis(rule, answers) : null;
  const grade = <span className="grade">{strongest.strengthLabel}</span>;
  if (anchor)
    return (
      <div className="src">
        <a className="link" href={`#${anchor}`}>
          {names(items, t)}
        </a>{' '}
        {grade}
      </div>
    );
  return (
    <details className="src">
      <summary>
        <span className="link">{names(items, t)}</span>
        {grade}
      </summary>
      <BasisDrawer view={view} evidence={evidence} answers={answers} rule={rule} />
    </details>
  );
}

export function BasisDrawer({ view, evidence, answers = [], rule }: BasisProps) {
  const t = useTranslations('advice.source');
  return (
    <div className="drawer">
      <EvidenceLinks view={view} ids={evidence} />
      {(answers.length > 0 || rule) && (
        <dl>
          {answers.length > 0 && (
            <>
              <dt>{t(view.editable ? 'answersToChange' : 'answers')}</dt>
              <dd>
                <ul>
                  {answers.map((answer) => (
                    <li key={`${answer.at}${answer.question}`}>
                      {view.once(`answer ${answer.at} ${answer.question}`, () => (
                        <Answer view={view} answer={answer} />
                      ))}
                    </li>
                  ))}
                </ul>
              </dd>
            </>
          )}
          {rule && (
            <>
              <dt>{t('rule')}</dt>
              <dd>
                <a href={view.to.rule(rule)}>{rule}</a>
              </dd>
            </>
          )}
        </dl>
      )}
    </div>
  );
}

/** "Vedel & Servais 2017, Root 1994 and 2 more". */
function names(items: readonly EvidenceView[], t: ReturnType<typeof useTranslations<'advice.source'>>): string {
  const all = [...new Set(items.map((item) => (item.designChoice ? t('own') : item.source.short)))];
  const shown = all.slice(0, 2).join(t('join'));
  return all.length > 2 ? t('more', { shown, rest: all.length - 2 }) : shown;
}

/** The question, and the answer as the way to change it. */
function Answer({ view, answer }: { view: View; answer: AnswerView }) {
  const t = useTranslations('advice.source');
  const place = placeName(view.advice, answer.at);
  const href = view.to.answer(answer.question, answer.at);
  return (
    <>
      {place && t('place', { place })}
      {answer.label} {href ? <a href={href}>{answer.text}</a> : <b>{answer.text}</b>}
    </>
  );
}
