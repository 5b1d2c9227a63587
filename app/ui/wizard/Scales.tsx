import { Scale } from './Options';
import type { ControlProps } from './types';
import { UnsureRow } from './UnsureRow';

/** A table of scales: one line per item, each may be left open. */
export function Scales(props: ControlProps) {
  const { question, locale, values, notes } = props;
  return (
    <div className="mt-6">
      {notes}
      <div className="grid max-w-[42rem] gap-5">
        {(question.items ?? []).map((item) => (
          <fieldset key={item.id} className="grid gap-2 border-line border-t pt-4">
            <legend className="contents">
              <span className="font-medium">{item[locale]}</span>
            </legend>
            <Scale {...props} name={`marks.${item.id}`} chosen={values.marks[item.id]} label={item[locale]} />
          </fieldset>
        ))}
      </div>
      <UnsureRow {...props} />
    </div>
  );
}
