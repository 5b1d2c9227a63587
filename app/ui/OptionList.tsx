import { cx } from './cx';

export interface Option {
  value: string;
  label: string;
  help?: string | undefined;
  /** Checkboxes only: goes with no other row ("none of these"). The unsure row always is. */
  exclusive?: boolean | undefined;
}

export interface OptionListProps {
  type: 'radio' | 'checkbox';
  name: string;
  /** Id of the first control (an error link leads to it); `name` by default. */
  id?: string | undefined;
  options: Option[];
  /** Chosen values. */
  value?: string[] | undefined;
  /** The row that means "not sure", set apart. */
  unsure?: Option | undefined;
  /** Id of hint or error text. */
  describedBy?: string | undefined;
  onChange?: (value: string, checked: boolean) => void;
}

/** Full-width rows of one question. Stands in a `<fieldset>` whose `<legend>` is the question. */
export function OptionList({
  type,
  name,
  id = name,
  options,
  value = [],
  unsure,
  describedBy,
  onChange,
}: OptionListProps) {
  const rows = unsure ? [...options, unsure] : options;
  return (
    <div className="opts">
      {rows.map((option, index) => {
        const rowId = index === 0 ? id : `${id}-${index + 1}`;
        return (
          <div key={option.value} className={cx('opt', option === unsure && 'unsure')}>
            <input
              type={type}
              name={name}
              id={rowId}
              value={option.value}
              data-exclusive={option.exclusive || option === unsure || undefined}
              defaultChecked={value.includes(option.value)}
              aria-describedby={cx(option.help && `${rowId}-help`, describedBy) || undefined}
              onChange={onChange && ((event) => onChange(option.value, event.target.checked))}
            />
            <label htmlFor={rowId}>{option.label}</label>
            {option.help && <p id={`${rowId}-help`}>{option.help}</p>}
          </div>
        );
      })}
    </div>
  );
}
