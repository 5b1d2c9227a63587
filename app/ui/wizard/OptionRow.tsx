import { cx } from '@/app/ui/cx';

export interface OptionRowProps {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly checked: boolean;
  readonly describedBy?: string | undefined;
  /** Means "not sure": set apart. */
  readonly unsure?: boolean | undefined;
}

/** One full-width row. Native control, so it works before and without a script. */
export function OptionRow({ type, name, id, value, label, help, checked, describedBy, unsure }: OptionRowProps) {
  return (
    <div className={cx('opt', unsure && 'unsure')}>
      <input
        type={type}
        name={name}
        id={id}
        value={value}
        defaultChecked={checked}
        aria-describedby={cx(help && `${id}-help`, describedBy) || undefined}
      />
      <label htmlFor={id}>{label}</label>
      {help && <p id={`${id}-help`}>{help}</p>}
    </div>
  );
}
