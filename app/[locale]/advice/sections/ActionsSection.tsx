import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import type { ActionView } from '@/lib/advice/index.ts';
import { Basis } from '../parts/Basis.tsx';
import { Fold } from '../parts/Fold.tsx';
import { placeName, type View } from '../view.ts';

/** How many actions of a list stand open. */
const inSight = 4;

/** What to do: three things to begin with, then the rest, then what belongs to a later level. */
export function ActionsSection({ view }: { view: View }) {
  const t = useTranslations('advice.actions');
  const { actions } = view.advice;
  const group = (when: ActionView['when']) => actions.filter((action) => action.when === when);
  const later = group('later');
  return (
    <section className="sec" id="actions" aria-labelledby="actions-h">
      <SectionHeading id="actions-h" title={t('heading', { count: group('first').length })} lede={t('lede')} />
      <List view={view} title={t('first')} actions={group('first')} />
      <List view={view} title={t('soon')} actions={group('soon')} />
      {later.length > 0 && (
        <details className="more">
          <summary>
            <span className="link">{t('later', { count: later.length })}</span>
          </summary>
          <List view={view} title={t('laterTitle')} actions={later} />
        </details>
      )}
      <p className="small">{t('note')}</p>
    </section>
  );
}

function List({ view, title, actions }: { view: View; title: string; actions: readonly ActionView[] }) {
  if (actions.length === 0) return null;
  return (
    <>
      <h3 className="bar">{title}</h3>
      <Fold
        items={actions}
        most={inSight}
        list={(some, offset) => (
          <ol className="todo" start={offset + 1}>
            {some.map((action) => (
              <Action key={action.key} view={view} action={action} />
            ))}
          </ol>
        )}
      />
    </>
  );
}

function Action({ view, action }: { view: View; action: ActionView }) {
  const t = useTranslations('advice.actions');
  const { advice } = view;
  const risks = advice.risks.filter(({ id }) => action.risks.includes(id));
  const places = action.markets.flatMap((at) => placeName(advice, at) ?? []);
  return (
    <li id={`action-${action.key}`}>
      <div>
        <h4>{action.name}</h4>
        <p>
          <b>{t('firstStep')}</b> {action.firstStep}
        </p>
        <p>
          <b>{t('done')}</b> {action.done}
        </p>
        {action.why.map((text) => (
          <p key={text} className="mute">
            {text}
          </p>
        ))}
        {risks.length > 0 && (
          <p className="mute">
            {t('against')}{' '}
            {risks.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && t('join')}
                <a href={`#risk-${id}`}>{name}</a>
              </span>
            ))}
          </p>
        )}
        <Basis view={view} evidence={action.evidence} rule={action.id} />
      </div>
      <dl>
        <div>
          <dt>{t('track')}</dt>
          <dd>{action.trackLabel}</dd>
        </div>
        <div>
          <dt>{t('horizon')}</dt>
          <dd>{action.horizon}</dd>
        </div>
        <div>
          <dt>{t('effort')}</dt>
          <dd>{action.effort}</dd>
        </div>
        {action.levers.length > 0 && (
          <div>
            <dt>{t('lever')}</dt>
            <dd>{action.levers.join(t('join'))}</dd>
          </div>
        )}
        {places.length > 0 && (
          <div>
            <dt>{t('markets')}</dt>
            <dd>{places.join(t('join'))}</dd>
          </div>
        )}
      </dl>
    </li>
  );
}
