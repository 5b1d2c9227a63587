import type messages from '@/lib/i18n/messages/en/wizard.json';
import type { Translate } from './translate';

/** The texts of a question form, sent to the browser as they are: forms need no message library there. */
export type FormWords = Pick<typeof messages, 'form' | 'answer' | 'money' | 'problem'>;

/** @param t translator of the namespace `wizard` */
export function formWords(t: Pick<Translate, 'raw'>): FormWords {
  // The translator's types know single texts, not groups of them.
  const group = (key: keyof FormWords) => t.raw(key as never);
  return { form: group('form'), answer: group('answer'), money: group('money'), problem: group('problem') };
}

/** Fills `{name}` places of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
