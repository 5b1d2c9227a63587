import { useLocale } from 'next-intl';
import { startCase } from '@/app/[locale]/wizard/actions';

/** A form, not a link: starting writes a case. Works without JavaScript. */
export function StartForm({ className, children }: { className: string; children: string }) {
  return (
    <form action={startCase}>
      <input type="hidden" name="locale" value={useLocale()} />
      <button type="submit" className={className}>
        {children}
      </button>
    </form>
  );
}
