import type { ReactNode } from 'react';

export interface ChecklistRowProps {
  id: string;
  name: string;
  value?: string | undefined;
  code?: string | undefined;
  text: string;
  /** Lever, first step, owner. */
  detail?: ReactNode;
  /** Date or "set date". */
  due?: ReactNode;
  done?: boolean | undefined;
  onChange?: (done: boolean) => void;
}

/** A `<li>`: tick, code, text, date. Ticked text is struck, not removed. */
export function ChecklistRow({ id, name, value = id, code, text, detail, due, done, onChange }: ChecklistRowProps) {
  return (
    <li className="check">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={done}
        onChange={onChange && ((event) => onChange(event.target.checked))}
      />
      <span className="code">{code}</span>
      <span className="body">
        <label htmlFor={id}>{text}</label>
        {detail && <small>{detail}</small>}
      </span>
      {due && <span className="due">{due}</span>}
    </li>
  );
}
