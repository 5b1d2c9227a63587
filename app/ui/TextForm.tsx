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
  type?: 'text' | 'email' | 'password' | undefined;
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
}

/** A few fields and a button. Works without scripts; what was typed stays, passwords apart. */
export function TextForm({ id, action, hidden, fields, texts, quiet }: Props) {
  const [state, post, pending] = useActionState(action, null);
  return (
    <form action={post} className="mt-4 grid max-w-[42rem] gap-5">
      {state?.problem && <FormNotice key={state.attempt} text={state.problem} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map(({ name, options, value, help, label, ...input }) => {
        const own = { id: `${id}-${name}`, label, help };
        const shown = state?.values?.[name] ?? value;
        return options ? (
          <Field key={`${name} ${state?.attempt}`} {...own}>
            <div className="inp">
              <select id={own.id} name={name} defaultValue={shown} aria-describedby={describedBy(own)}>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            </div>
          </Field>
        ) : (
          <TextField key={`${name} ${state?.attempt}`} {...own} {...input} name={name} defaultValue={shown} />
        );
      })}
      <div className="acts">
        <Button type="submit" quiet={!!quiet} aria-disabled={pending}>
          {texts.button}
        </Button>
        <span role="status" className="text-small">
          {state?.done}
        </span>
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
}
