'use client';

import { useActionState } from 'react';
import { Button } from '@/app/ui/Button';
import { FormNotice } from '@/app/ui/wizard/FormNotice';
import { saveChecklist } from './actions';
import { type ChecklistItem, fieldName, seenText } from './items';

export interface ChecklistTexts {
  actions: string;
  risks: string;
  gone: string;
  goneNote: string;
  done: string;
  owner: string;
  due: string;
  note: string;
  save: string;
  detail: string;
  /** By item: what the advice suggests. */
  suggested: Readonly<Record<string, readonly string[]>>;
}

interface Props {
  locale: string;
  /** Id of the case that the page shows. */
  caseId: string;
  items: readonly ChecklistItem[];
  texts: ChecklistTexts;
  longest: { owner: number; note: number };
  /** Only to be read. */
  fixed: boolean;
}

/** One form for the whole list: tick, owner, date, notes. */
export function ChecklistForm({ locale, caseId, items, texts, longest, fixed }: Props) {
  const [state, post, pending] = useActionState(saveChecklist, null);
  const group = (kind: ChecklistItem['kind']) => items.filter((item) => item.kind === kind && !item.gone);
  const gone = items.filter((item) => item.gone);
  const list = (some: readonly ChecklistItem[]) => (
    <ul>
      {some.map((item) => (
        <Item
          // What was stored replaces what stands in the fields; what was not stays as typed.
          key={`${item.id} ${seenText(item.entry)} ${state?.problems[item.id] ? state.attempt : ''}`}
          item={{ ...item, entry: state?.typed.find((entry) => entry.item === item.id) ?? item.entry }}
          seen={seenText(item.entry)}
          problem={state?.problems[item.id]}
          texts={texts}
          longest={longest}
        />
      ))}
    </ul>
  );
  return (
    <form action={post} className="todo-form mt-7">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="case" value={caseId} />
      {state && !state.saved && <FormNotice key={state.attempt} text={state.notice} />}
      <fieldset disabled={fixed}>
        <h2 className="text-h3">{texts.actions}</h2>
        {list(group('action'))}
        <h2 className="mt-9 text-h3">{texts.risks}</h2>
        {list(group('risk'))}
        {gone.length > 0 && (
          <>
            <h2 className="mt-9 text-h3">{texts.gone}</h2>
            <p className="mt-1 text-ink-2 text-small">{texts.goneNote}</p>
            {list(gone)}
          </>
        )}
      </fieldset>
      {!fixed && (
        <div className="keep-bar">
          <Button type="submit" aria-disabled={pending}>
            {texts.save}
          </Button>
          <span role="status" className="text-small">
            {state?.saved ? state.notice : ''}
          </span>
        </div>
      )}
    </form>
  );
}

function Item({
  item,
  seen,
  problem,
  texts,
  longest,
}: {
  item: ChecklistItem;
  seen: string;
  problem: string | undefined;
  texts: ChecklistTexts;
  longest: Props['longest'];
}) {
  const { id, name, entry, markets } = item;
  const field = (part: 'owner' | 'due' | 'note') => ({ id: `${part}-${id}`, name: fieldName(part, id) });
  const written = [entry.owner, entry.due].filter(Boolean).join(' · ');
  return (
    <li>
      <input type="hidden" name="item" value={id} />
      <input type="hidden" name={fieldName('seen', id)} value={seen} />
      <input
        type="checkbox"
        id={`done-${id}`}
        name={fieldName('done', id)}
        defaultChecked={entry.done}
        aria-describedby={`about-${id}`}
      />
      <div>
        <label htmlFor={`done-${id}`}>
          <span className="sr-only">{texts.done} </span>
          {name}
        </label>
        <div id={`about-${id}`}>
          {texts.suggested[id]?.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {markets.length > 0 && <p>{markets.join(' · ')}</p>}
        </div>
        <details className="more" open={problem !== undefined}>
          <summary>
            <span className="link">{written || texts.detail}</span>
          </summary>
          <div className="fields">
            <div className="field">
              <label htmlFor={`owner-${id}`}>{texts.owner}</label>
              <div className="inp">
                <input {...field('owner')} defaultValue={entry.owner} maxLength={longest.owner} autoComplete="off" />
              </div>
            </div>
            <div className="field">
              <label htmlFor={`due-${id}`}>{texts.due}</label>
              <div className="inp">
                <input {...field('due')} type="date" defaultValue={entry.due} />
              </div>
            </div>
            <div className="field wide">
              <label htmlFor={`note-${id}`}>{texts.note}</label>
              <div className="inp">
                <textarea {...field('note')} defaultValue={entry.note} maxLength={longest.note} rows={3} />
              </div>
            </div>
          </div>
        </details>
        {problem && (
          <p className="emsg">
            <span>{problem}</span>
          </p>
        )}
      </div>
    </li>
  );
}
