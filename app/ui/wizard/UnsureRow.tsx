import { OptionRow } from './OptionRow';
import type { ControlProps } from './types';

/** "Not sure" below a field. */
export function UnsureRow({ question, words, values, describedBy, prefix }: ControlProps) {
  if (!question.unsure) return null;
  return (
    <div className="opts mt-5 border-t-0">
      <OptionRow
        type="checkbox"
        name="unsure"
        id={`${prefix}unsure`}
        value="on"
        label={words.answer.unsure}
        help={words.answer.unsureHelp}
        checked={values.unsure && values.low === ''}
        describedBy={describedBy}
        unsure
      />
    </div>
  );
}
