import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import type { ActionView } from '@/lib/advice/index.ts';
import { Basis } from '../parts/Basis.tsx';
import { Folded } from '../parts/Folded.tsx';
import { placeName, type View } from '../view.ts';
import './ActionsSection.css';

/** What to do: three things to begin with, then the rest, then what belongs to a later level. */
export function ActionsSection({ view }: { view: View }) {
  const t = useTranslations('advice.actions');
  const { actions } = view.advice;
  const group = (when: ActionView['when']) => actions.filter((action) => action.when === when);
  const [soon, later] = [group('soon'), group('later')];
  return (
    <section className="sec" id="actions" aria-labelledby="actions-h">
      <SectionHeading id="actions-h" title={t('heading', { count: group('first').length })} lede={t('note')} />
      {view.editable && (
        <p className="acts">
          <a className="link" href={`/${view.advice.locale}/checklist`}>
            {t('checklist')}
          </a>
        </p>
      )}
      <List view={view} actions={group('first')} level={3} />
      <div className="folds">
        {soon.length > 0 && (
          <Folded title={t('soon')} note={soon.length}>
            <List view={view} actions={soon} level={4} />
          </Folded>
        )}
        {later.length > 0 && (
          <Folded title={t('laterTitle')} note={later.length}>
            <List view={view} actions={later} level={4} />
          </Folded>
        )}
      </div>
    </section>
  );
}

interface ListProps {
  view: View;
  actions: readonly ActionView[];
  /** Of the heading of each. */
  level: 3 | 4;
}

function List({ view, actions, level }: ListProps) {
  return (
    <ol className="todo">
      {actions.map((action) => (
        <Action key={action.key} view={view} action={action} level={level} />
      ))}
    </ol>
  );
}

function Action({ view, action, level }: Omit<ListProps, 'actions'> & { action: ActionView }) {
  const t = useTranslations('advice.actions');
  const { advice } = view;
  const Heading = `h${level}` as const;
  const risks = advice.risks.filter(({ id }) => action.risks.includes(id));
  const places = action.markets.flatMap((at) => placeName(advice, at) ?? []);
  return (
    <li id={`action-${action.key}`}>
      <Heading>{action.name}</Heading>
      <details className="more">
        <summary>
          <span className="link">{t('details')}</span>
        </summary>
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
        <dl>
          <Row term={t('track')} value={action.trackLabel} />
          <Row term={t('horizon')} value={action.horizon} />
          <Row term={t('effort')} value={action.effort} />
          {action.levers.length > 0 && <Row term={t('lever')} value={action.levers.join(t('join'))} />}
          {places.length > 0 && <Row term={t('markets')} value={places.join(t('join'))} />}
        </dl>
        <Basis view={view} evidence={action.evidence} rule={action.id} />
      </details>
    </li>
  );
}

function Row({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}
