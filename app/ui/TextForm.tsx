'use client';

import { useActionState } from 'react';
import { Button } from './Button';
import { describedBy, Field, TextField } from './Field';
import type { FormAction } from './form-state';
import { CopyLink } from './wizard/CopyLink';
import { FormNotice } from './wizard/FormNotice';

export interface FormField {
  name: string;
  label: string;
  help?: string | undefined;
  type?: 'text' | 'email' | 'password' | 'date' | undefined;
  /** Makes it a text of several lines. */
  rows?: number | undefined;
  inputMode?: 'numeric' | undefined;
  autoComplete?: string | undefined;
  maxLength?: number | undefined;
  value?: string | undefined;
  /** Makes it a choice. */
  options?: readonly { readonly value: string; readonly label: string }[] | undefined;
}

interface Props {
  /** Before the ids of its fields. */
  id: string;
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  fields: readonly FormField[];
  texts: { button: string; made?: string; link?: string; copy?: string; copied?: string };
  quiet?: boolean;
  /** Stands folded behind these words until it is wanted, or has something to say. */
  fold?: string | undefined;
}

/** A few fields and a button. Works without scripts; what was typed stays, passwords apart. */
export function TextForm({ id, action, hidden, fields, texts, quiet, fold }: Props) {
  const [state, post, pending] = useActionState(action, null);
  const done = (
    <span role="status" className="text-small">
      {state?.done}
    </span>
  );
  const form = (
    <form action={post} className="mt-4 grid max-w-[42rem] gap-5">
      {state?.problem && <FormNotice key={state.attempt} text={state.problem} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <OneField
          key={`${field.name} ${state?.attempt}`}
          id={`${id}-${field.name}`}
          field={field}
          shown={state?.values?.[field.name] ?? field.value}
        />
      ))}
      <div className="acts">
        <Button type="submit" quiet={!!quiet} aria-disabled={pending}>
          {texts.button}
        </Button>
        {!fold && done}
      </div>
      {state?.link && (
        <div role="status" className="border-sea-4 border-s-4 bg-sea-1 p-4">
          <p className="font-semibold">{texts.made}</p>
          <CopyLink
            link={state.link}
            texts={{ label: texts.link ?? '', copy: texts.copy ?? '', copied: texts.copied ?? '' }}
          />
        </div>
      )}
    </form>
  );
  if (!fold) return form;
  return (
    <>
      <details key={state?.attempt} className="more" open={state?.problem !== undefined}>
        <summary>
          <span className="link">{fold}</span>
        </summary>
        {form}
      </details>
      {done}
    </>
  );
}

function OneField({ id, field, shown }: { id: string; field: FormField; shown: string | undefined }) {
  const { name, options, value: _, rows, help, label, ...input } = field;
  const own = { id, label, help };
  if (options)
    return (
      <Field {...own}>
        <div className="inp">
          <select id={id} name={name} defaultValue={shown} aria-describedby={describedBy(own)}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      </Field>
    );
  if (rows === undefined) return <TextField {...own} {...input} name={name} defaultValue={shown} />;
  return (
    <Field {...own}>
      <div className="inp">
        <textarea
          id={id}
          name={name}
          rows={rows}
          maxLength={field.maxLength}
          defaultValue={shown}
          aria-describedby={describedBy(own)}
        />
      </div>
    </Field>
  );
}
