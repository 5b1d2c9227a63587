import { cx } from '@/app/ui/cx';
import type { ControlProps } from './types';
import { UnsureRow } from './UnsureRow';

/** A native list: typing jumps to the name, phones show their own wheel, and it needs no script. */
export function TerritoryField(props: ControlProps) {
  const { words, values, describedBy, invalid, notes, territories = [], prefix } = props;
  return (
    <>
      <div className={cx('field mt-6', invalid && 'bad')}>
        {notes}
        <div className="inp">
          <select
            id={`${prefix}answer`}
            name="answer"
            defaultValue={values.answer[0] ?? ''}
            aria-labelledby={`${prefix}question`}
            aria-describedby={describedBy}
            aria-invalid={invalid !== null || undefined}
          >
            <option value="">{words.answer.territoryNone}</option>
            {territories.map(({ letter, territories: list }) => (
              <optgroup key={letter ?? ''} label={letter ?? words.answer.territoryFirst}>
                {list.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
      </div>
      <UnsureRow {...props} />
    </>
  );
}
