'use client';

import { useActionState } from 'react';
import { Button } from '@/app/ui/Button';
import { Field, TextField } from '@/app/ui/Field';
import type { FormAction } from '@/app/ui/form-state';
import { FormNotice } from '@/app/ui/wizard/FormNotice';

const fields = ['effect', 'low', 'high', 'awareness', 'ability', 'cost'] as const;

interface LeverChoice {
  id: string;
  name: string;
  expect: string;
  limits: string;
  costUnit: string;
}

interface Props {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  groups: readonly { name: string; levers: readonly LeverChoice[] }[];
  parameters: readonly { id: string; name: string }[];
  rows: readonly { parameter: string; value: string }[];
  texts: Record<
    'name' | 'use' | 'fieldHelp' | 'parameters' | 'noParameter' | 'pasted' | 'pastedHelp' | 'button',
    string
  > & {
    field: Record<(typeof fields)[number], string>;
  };
}

/** Works without scripts; what was typed stays. */
export function ScenarioForm({ action, hidden, groups, parameters, rows, texts }: Props) {
  const [state, post, pending] = useActionState(action, null);
  const typed = (name: string) => state?.values?.[name] ?? '';
  return (
    <form key={state?.attempt} action={post} className="mt-7 grid max-w-[52rem] gap-7">
      {state?.problem && <FormNotice text={state.problem} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        id="scenario-name"
        name="name"
        label={texts.name}
        maxLength={100}
        autoComplete="off"
        defaultValue={typed('name')}
      />
      {groups.map(({ name, levers }) => (
        <section key={name}>
          <h2 className="text-h3">{name}</h2>
          {levers.map((lever) => {
            const isUsed = typed(`use.${lever.id}`) === 'on';
            return (
              <div key={lever.id} className="border-line border-b py-4">
                <label className="lab-tick">
                  <input type="checkbox" name={`use.${lever.id}`} value="on" defaultChecked={isUsed} />
                  <span>
                    {lever.name}
                    <small>{lever.expect}</small>
                  </span>
                </label>
                <details className="more" open={isUsed}>
                  <summary>
                    <span className="link">
                      {texts.use}
                      <span className="sr-only">: {lever.name}</span>
                    </span>
                  </summary>
                  <p className="text-ink-2 text-small">
                    {lever.limits} {texts.fieldHelp} {lever.costUnit}
                  </p>
                  <div className="lab-fields">
                    {fields.map((field) => (
                      <TextField
                        key={field}
                        id={`${field}-${lever.id}`}
                        name={`${field}.${lever.id}`}
                        label={texts.field[field]}
                        inputMode="decimal"
                        autoComplete="off"
                        defaultValue={typed(`${field}.${lever.id}`)}
                      />
                    ))}
                  </div>
                </details>
              </div>
            );
          })}
        </section>
      ))}
      <details className="more" open={rows.some((_, row) => typed(`parameter.${row}`) !== '')}>
        <summary>
          <span className="link">{texts.parameters}</span>
        </summary>
        {rows.map((words, row) => (
          <div key={words.parameter} className="lab-fields">
            <Field id={`parameter-${row}`} label={words.parameter}>
              <div className="inp">
                <select id={`parameter-${row}`} name={`parameter.${row}`} defaultValue={typed(`parameter.${row}`)}>
                  <option value="">{texts.noParameter}</option>
                  {parameters.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </div>
            </Field>
            <TextField
              id={`value-${row}`}
              name={`value.${row}`}
              label={words.value}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={typed(`value.${row}`)}
            />
          </div>
        ))}
      </details>
      <details className="more" open={typed('pasted') !== ''}>
        <summary>
          <span className="link">{texts.pasted}</span>
        </summary>
        <Field id="scenario-pasted" label={texts.pasted} help={texts.pastedHelp}>
          <div className="inp">
            <textarea
              id="scenario-pasted"
              name="pasted"
              rows={8}
              aria-describedby="scenario-pasted-help"
              defaultValue={typed('pasted')}
            />
          </div>
        </Field>
      </details>
      <Button type="submit" className="justify-self-start" aria-disabled={pending}>
        {texts.button}
      </Button>
    </form>
  );
}
