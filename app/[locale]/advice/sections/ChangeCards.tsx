import { useTranslations } from 'next-intl';
import type { ChangeSetView, CounterfactualView } from '@/lib/advice/index.ts';

/** Page on which an answer can be changed; null where there is nothing to change. */
type Answer = (question: string, at: string | null) => string | null;

export function ChangeCards({ items, answer }: { items: readonly CounterfactualView[]; answer: Answer }) {
  return (
    <ul className="cfs">
      {items.map((item) => (
        <Card key={`${item.decision}${item.market}${item.to}`} item={item} answer={answer} />
      ))}
    </ul>
  );
}

function Card({ item, answer }: { item: CounterfactualView; answer: Answer }) {
  const t = useTranslations('advice.change');
  const [first] = item.sets;
  const about = item.marketLabel
    ? t('inMarket', { market: item.marketLabel, decision: item.decisionLabel })
    : item.decisionLabel;
  // The one asked about stands alone and open, the others under a heading and folded.
  if (item.asked)
    return (
      <li className="cf asked">
        <h3 tabIndex={-1}>
          <small>{about}</small>
          {item.toLabel}
        </h3>
        <Found item={item} answer={answer} />
      </li>
    );
  return (
    <li className="cf">
      <details className="fold">
        <summary>
          <h4>
            <small>{about}</small>
            {item.toLabel}
            {first && (
              <span>
                {first.changes.length > 2
                  ? t('if', { count: first.changes.length })
                  : t('cause', { cause: first.cause })}
              </span>
            )}
          </h4>
        </summary>
        <div>
          <Found item={item} answer={answer} />
        </div>
      </details>
    </li>
  );
}

function Found({ item, answer }: { item: CounterfactualView; answer: Answer }) {
  const t = useTranslations('advice.change');
  const [first, ...rest] = item.sets;
  const { count: hidden, orMore } = item.further;
  const others = orMore ? 'otherSetsMore' : hidden > 0 ? 'otherSetsSome' : 'otherSets';
  return (
    <>
      {item.today && <p>{item.today}</p>}
      {item.fromLabel && item.verdict !== 'already' && (
        <p className="mute">{t('insteadOf', { label: item.fromLabel })}</p>
      )}
      {first ? <Changes set={first} answer={answer} /> : <p>{item.text}</p>}
      {rest.length > 0 && (
        <details className="more">
          <summary>
            <span className="link">{t(others, { total: rest.length + hidden, count: rest.length })}</span>
          </summary>
          {rest.map((set) => (
            <Changes key={set.text} set={set} answer={answer} />
          ))}
        </details>
      )}
    </>
  );
}

/** If this and this were so, and what else would change. */
function Changes({ set, answer }: { set: ChangeSetView; answer: Answer }) {
  const t = useTranslations('advice.change');
  return (
    <>
      <p className="lab">{t('if', { count: set.changes.length })}</p>
      <ul>
        {set.changes.map(({ question, at, label, action, from, to, effortLabel }) => {
          const address = answer(question, at);
          return (
            <li key={`${at}${question}${to}`}>
              <p>{address ? <a href={address}>{label}</a> : label}</p>
              <p>
                {action === 'set' ? (
                  t.rich('set', { from, to, b: (text) => <b>{text}</b> })
                ) : (
                  <>
                    {t.rich(action, { to, b: (text) => <b>{text}</b> })}{' '}
                    <span className="mute">{t('today', { from })}</span>
                  </>
                )}{' '}
                <span className="mute">{t('effort', { effort: effortLabel })}</span>
              </p>
            </li>
          );
        })}
      </ul>
      {set.advice && (
        <p>
          {t('then')} <b>{set.advice}</b>
        </p>
      )}
      {set.also.length > 0 && (
        <p className="small">
          {t('also')} {set.also.join(t('alsoJoin'))}
          {t('stop')}
        </p>
      )}
    </>
  );
}
