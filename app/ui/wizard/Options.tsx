import dynamic from 'next/dynamic';
import { cx } from '@/app/ui/cx';
import { unsureValue } from '@/lib/wizard/index.ts';
import { OptionRow } from './OptionRow';
import type { ControlProps } from './types';

const CodeInput = dynamic(() => import('./CodeField').then((file) => file.CodeInput));

/** One of several options, yes or no, or a step of a scale. */
export function Options(props: ControlProps) {
  const { question, locale, words, values, describedBy, invalid, notes, prefix } = props;
  const chosen = values.answer[0];
  const unsureRow = question.unsure && (
    <OptionRow
      type="radio"
      name="answer"
      id={`${prefix}unsure`}
      value={unsureValue}
      label={words.answer.unsure}
      help={words.answer.unsureHelp}
      checked={chosen === unsureValue}
      describedBy={describedBy}
      unsure
    />
  );
  if (question.type === 'likert') {
    return (
      <div className="mt-6">
        {notes}
        <Scale {...props} name="answer" chosen={chosen} />
        {question.unsure && <div className="opts mt-4 border-t-0">{unsureRow}</div>}
      </div>
    );
  }
  const options =
    question.type === 'boolean'
      ? [
          { id: 'yes', label: words.answer.yes },
          { id: 'no', label: words.answer.no },
        ]
      : (question.options ?? []).map((option) => ({ id: option.id, label: option[locale] }));
  return (
    <div className="mt-6">
      {question.settledBy && (
        <>
          <CodeInput {...props} name="code" />
          <p className="lab mt-7 mb-2">{words.answer.codeOr}</p>
        </>
      )}
      {invalid !== 'among' && invalid !== 'code' && notes}
      <div className="opts">
        {options.map(({ id, label }, index) => (
          <OptionRow
            key={id}
            type="radio"
            name="answer"
            id={`${prefix}answer${index === 0 ? '' : `-${id}`}`}
            value={id}
            label={label}
            checked={chosen === id}
            describedBy={describedBy}
          />
        ))}
        {unsureRow}
      </div>
      {question.unsure && question.type === 'choice' && options.length > 2 && (
        <Narrow {...props} options={options} open={values.among.length > 0 || invalid === 'among'} />
      )}
    </div>
  );
}

/** Those who are not sure may still be able to rule something out. Shown once "not sure" is chosen. */
function Narrow({
  words,
  values,
  options,
  open,
  invalid,
  notes,
  prefix,
}: ControlProps & { options: readonly { id: string; label: string }[]; open: boolean }) {
  return (
    <details
      className="mt-3 max-w-[42rem] not-open:hidden group-has-[.unsure>:checked]/question:block"
      open={open || undefined}
    >
      <summary className="link inline-flex min-h-11 items-center text-small">{words.answer.narrowOptions}</summary>
      <fieldset className="mt-1">
        <legend className="text-small text-ink-2">{words.answer.narrowOptionsHelp}</legend>
        {invalid === 'among' && notes}
        <div className="mt-2 grid gap-x-6 border-line border-t">
          {options.map(({ id, label }, index) => (
            <label key={id} className="flex min-h-12 items-center gap-3 border-line border-b py-2 text-small">
              <input
                type="checkbox"
                name="among"
                id={index === 0 ? `${prefix}among` : undefined}
                value={id}
                defaultChecked={values.among.includes(id)}
                className="size-5 flex-none accent-note"
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}

/** Steps of a scale side by side, with words at both ends. */
export function Scale({
  question,
  locale,
  words,
  describedBy,
  prefix,
  name,
  chosen,
  label,
}: ControlProps & { name: string; chosen: string | undefined; label?: string }) {
  const [low, high] = question.scale ?? [1, 5];
  const steps = Array.from({ length: high - low + 1 }, (_, index) => String(low + index));
  const id = prefix + name.replace('.', '-');
  return (
    <div className="max-w-[32rem]">
      <div className="flex border border-rule bg-paper">
        {steps.map((step) => (
          <label
            key={step}
            className="step relative grid min-h-14 flex-1 cursor-pointer place-items-center border-line border-s font-medium first:border-s-0 hover:bg-sea-1 has-focus-visible:z-1 has-checked:bg-sea-1 has-checked:font-semibold has-checked:shadow-[inset_0_-4px_0_var(--sea-5)] has-focus-visible:outline-3 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              id={step === steps[0] ? id : `${id}-${step}`}
              value={step}
              defaultChecked={chosen === step}
              aria-label={label ? words.answer.mark.replace('{item}', label).replace('{mark}', step) : undefined}
              aria-describedby={cx(question.ends && `${id}-ends`, describedBy) || undefined}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
            />
            {step}
          </label>
        ))}
      </div>
      {question.ends && (
        <p className="mt-1.5 flex justify-between gap-6 text-label text-ink-2" id={`${id}-ends`}>
          <span>{question.ends.low[locale]}</span>
          <span className="text-end">{question.ends.high[locale]}</span>
        </p>
      )}
    </div>
  );
}
