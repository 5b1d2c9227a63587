import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';

export interface FieldTexts {
  /** Also the id of the control; help and error derive theirs from it. */
  id: string;
  label: string;
  help?: ReactNode;
  /** What is wrong, with the figures. Marks the field. */
  error?: ReactNode;
}

export interface FieldProps extends FieldTexts {
  children: ReactNode;
}

/** Value for aria-describedby of the control inside a Field. */
export function describedBy({ id, help, error }: Pick<FieldTexts, 'id' | 'help' | 'error'>, more?: string) {
  return cx(help ? `${id}-help` : '', error ? `${id}-error` : '', more) || undefined;
}

/** Label, help, error and the control between them. */
export function Field({ id, label, help, error, children }: FieldProps) {
  return (
    <div className={cx('field', error ? 'bad' : '')}>
      <label htmlFor={id}>{label}</label>
      <FieldNotes id={id} help={help} error={error} />
      {children}
    </div>
  );
}

export function FieldNotes({ id, help, error }: Pick<FieldTexts, 'id' | 'help' | 'error'>) {
  return (
    <>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p className="emsg" id={`${id}-error`}>
          <span>{error}</span>
        </p>
      )}
    </>
  );
}

export interface TextFieldProps extends FieldTexts, Omit<ComponentProps<'input'>, 'id' | 'className'> {
  /** Unit behind the figure, such as % or t. */
  suffix?: string | undefined;
}

/** One line of text; with a suffix, a figure. */
export function TextField({ id, label, help, error, suffix, ...input }: TextFieldProps) {
  return (
    <Field id={id} label={label} help={help} error={error}>
      <div className={cx('inp', suffix && 'num')}>
        <input
          {...input}
          id={id}
          aria-describedby={describedBy({ id, help, error }, suffix && `${id}-suffix`)}
          aria-invalid={error ? true : undefined}
        />
        {suffix && (
          <span className="suffix" id={`${id}-suffix`}>
            {suffix}
          </span>
        )}
      </div>
    </Field>
  );
}
