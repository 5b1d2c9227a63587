import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import type { ChangeSetView, CounterfactualView } from '@/lib/advice/index.ts';
import { placeName, type View } from '../view.ts';
import { AskForm } from './AskForm.tsx';

/** So many stand at once; the others behind a link. */
const shown = 4;

/** What would have to be true: the smallest changes that lead elsewhere, for what the reader asks about first. */
export function ChangeSection({ view }: { view: View }) {
  const t = useTranslations('advice.change');
  const { counterfactuals } = view.advice;
  const asked = counterfactuals.find((item) => item.asked);
  const others = counterfactuals.filter((item) => !item.asked);
  const list = (items: readonly CounterfactualView[]) => (
    <ul className="cfs">
      {items.map((item) => (
        <Card key={`${item.decision}${item.market}${item.to}`} view={view} item={item} />
      ))}
    </ul>
  );
  return (
    <section className="sec" id="change" aria-labelledby="change-h">
      <SectionHeading id="change-h" title={t('heading')} lede={t('lede')} />
      {view.editable && <AskForm advice={view.advice} />}
      {asked && list([asked])}
      {others.length > 0 ? (
        <>
          <h3 className="bar">{t('nearest')}</h3>
          {list(others.slice(0, shown))}
        </>
      ) : (
        <p className="none">{t('none')}</p>
      )}
      {others.length > shown && (
        <details className="more">
          <summary>
            <span className="link">{t('more', { count: others.length - shown })}</span>
          </summary>
          {list(others.slice(shown))}
        </details>
      )}
      <p className="small">{t('note')}</p>
    </section>
  );
}

function Card({ view, item }: { view: View; item: CounterfactualView }) {
  const t = useTranslations('advice.change');
  const market = placeName(view.advice, item.market);
  const [first, ...rest] = item.sets;
  // The one asked about stands alone, the others under a heading.
  const Title = item.asked ? 'h3' : 'h4';
  return (
    <li className={item.asked ? 'cf asked' : 'cf'}>
      <Title>
        <small>{market ? t('inMarket', { market, decision: item.decisionLabel }) : item.decisionLabel}</small>
        {item.toLabel}
      </Title>
      {item.fromLabel && item.verdict !== 'already' && (
        <p className="mute">{t('insteadOf', { label: item.fromLabel })}</p>
      )}
      {first ? <Changes view={view} set={first} /> : <p>{item.text}</p>}
      {rest.length > 0 && (
        <details className="more">
          <summary>
            <span className="link">{t('otherSets', { count: rest.length })}</span>
          </summary>
          {rest.map((set) => (
            <Changes key={set.text} view={view} set={set} />
          ))}
        </details>
      )}
    </li>
  );
}

/** If this and this were so, and what else would change. */
function Changes({ view, set }: { view: View; set: ChangeSetView }) {
  const t = useTranslations('advice.change');
  return (
    <>
      <p className="lab">{t('if', { count: set.changes.length })}</p>
      <ul>
        {set.changes.map(({ question, at, label, action, from, to, effortLabel }) => {
          const address = view.to.answer(question, at);
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
      {set.also.length > 0 && (
        <p className="small">
          {t('also')} {set.also.join(t('alsoJoin'))}
          {t('stop')}
        </p>
      )}
    </>
  );
}
