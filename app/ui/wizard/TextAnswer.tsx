import { cx } from '@/app/ui/cx';
import type { ControlProps } from './types';
import { UnsureRow } from './UnsureRow';
import { fill } from './words';

/** Free words, or figures one to a line. */
export function TextAnswer(props: ControlProps) {
  const { question, locale, words, values, describedBy, invalid, notes, textLimit, prefix } = props;
  const list = question.type === 'list';
  const unit = question.unit?.[locale];
  return (
    <>
      <div className={cx('field mt-6', invalid && 'bad')}>
        {notes}
        <div className="inp">
          <textarea
            id={`${prefix}answer`}
            name="answer"
            rows={list ? 4 : 3}
            inputMode={list ? 'decimal' : 'text'}
            maxLength={list ? undefined : textLimit}
            defaultValue={values.answer[0] ?? ''}
            aria-labelledby={`${prefix}question`}
            aria-describedby={cx(`${prefix}answer-unit`, describedBy)}
            aria-invalid={invalid !== null || undefined}
          />
        </div>
        <p className="help mt-2" id={`${prefix}answer-unit`}>
          {list ? words.answer.listHelp : fill(words.answer.textHelp, { limit: textLimit })}
          {unit && ` ${fill(words.answer.unitIs, { unit })}`}
        </p>
      </div>
      <UnsureRow {...props} />
    </>
  );
}
