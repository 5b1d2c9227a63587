import { Button } from './Button';

interface Props {
  action: (form: FormData) => Promise<void>;
  hidden: Readonly<Record<string, string>>;
  label: string;
  /** The same with the name of what it is about, for who does not see the row. */
  of?: string | undefined;
  /** The filled button of its page. */
  main?: boolean;
}

/** A button that does one thing. */
export function ActForm({ action, hidden, label, of, main }: Props) {
  return (
    <form action={action}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" quiet={!main} small={!main} aria-label={of}>
        {label}
      </Button>
    </form>
  );
}
