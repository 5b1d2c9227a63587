import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';
import { describedBy, FieldNotes, type FieldTexts } from './Field';

export interface MoneyFieldProps extends FieldTexts {
  name: string;
  /** What was typed, kept as it was typed. */
  value?: string | undefined;
  /** The chosen unit. */
  unit: string;
  units: { value: string; label: string; lang?: string }[];
  /** Name of the unit in the form; `<name>.unit` by default. */
  unitName?: string | undefined;
  /** Names the unit switch. */
  unitLabel: string;
  /** The amount in the other unit, the derived share. */
  echo?: ReactNode;
  /** Buttons that put a wrong figure right in one tap. */
  repairs?: ReactNode;
  /** Further attributes of the figure, e.g. onChange. */
  input?: Omit<ComponentProps<'input'>, 'id' | 'name' | 'defaultValue' | 'className'>;
  onUnit?: (unit: string) => void;
}

/** An amount with its unit. Text, never `type=number`: people type 1.2亿 and 12,000. */
export function MoneyField(props: MoneyFieldProps) {
  const { id, label, help, error, name, value, unit, units, unitLabel, echo, repairs, input, onUnit } = props;
  const unitName = props.unitName ?? `${name}.unit`;
  return (
    <div className={cx('field', error ? 'bad' : '')}>
      <label htmlFor={id}>{label}</label>
      <FieldNotes id={id} help={help} error={error} />
      <div className="inp num">
        <input
          inputMode="decimal"
          autoComplete="off"
          {...input}
          id={id}
          name={name}
          defaultValue={value}
          aria-describedby={describedBy({ id, help, error }, echo ? `${id}-echo` : '')}
          aria-invalid={error ? true : undefined}
        />
        <div className="unit" role="radiogroup" aria-label={`${label}: ${unitLabel}`}>
          {units.map((item) => (
            <label key={item.value} lang={item.lang}>
              <input
                type="radio"
                name={unitName}
                value={item.value}
                defaultChecked={item.value === unit}
                onChange={onUnit && (() => onUnit(item.value))}
              />
              {item.label}
            </label>
          ))}
        </div>
      </div>
      {echo && (
        <p className="echo" id={`${id}-echo`}>
          {echo}
        </p>
      )}
      {repairs && <div className="repairs">{repairs}</div>}
    </div>
  );
}
