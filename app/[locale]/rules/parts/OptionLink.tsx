import { type Locale, useLocale } from 'next-intl';
import { targetName } from '@/lib/explain/index.ts';
import type { Decision } from '@/lib/rulebook/index.ts';
import { entryAddress } from '../address.ts';

/** Name of an option, as a link to its page; of a group of options or a strength, the name alone. */
export function OptionLink({ decision, option }: { decision: Decision; option: string }) {
  const locale: Locale = useLocale();
  const item = decision.options.find(({ id }) => id === option);
  const name = targetName(decision, option, locale);
  return item ? <a href={entryAddress(locale, { kind: 'option', item, decision })}>{name}</a> : name;
}
