import { OptionRow } from './OptionRow';
import type { ControlProps } from './types';
import { fill } from './words';

/** Several options. Ticks beside "not sure" are what the user does know. */
export function Checks({ question, locale, words, values, live, describedBy, notes, prefix }: ControlProps) {
  const limit = question.maxPicks;
  return (
    <div className="mt-6">
      {notes}
      {limit !== undefined && (
        <p className="mb-2 text-ink-2 text-label [@media(scripting:none)]:hidden" aria-live="polite">
          {fill(words.answer.picked, { count: live.answer.length, limit })}
        </p>
      )}
      <div className="opts">
        {(question.options ?? []).map((option, index) => (
          <OptionRow
            key={option.id}
            type="checkbox"
            name="answer"
            id={`${prefix}answer${index === 0 ? '' : `-${option.id}`}`}
            value={option.id}
            label={option[locale]}
            checked={values.answer.includes(option.id)}
            describedBy={describedBy}
          />
        ))}
        {question.unsure && (
          <OptionRow
            type="checkbox"
            name="unsure"
            id={`${prefix}unsure`}
            value="on"
            label={live.answer.length > 0 ? words.answer.unsureRest : words.answer.unsure}
            help={words.answer.unsureRestHelp}
            checked={values.unsure}
            describedBy={describedBy}
            unsure
          />
        )}
      </div>
    </div>
  );
}
