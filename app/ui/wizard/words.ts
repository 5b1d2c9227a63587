import type messages from '@/lib/i18n/messages/en/wizard.json';

/** The texts of a question form, sent to the browser as they are: forms need no message library there. */
export type FormWords = Pick<typeof messages, 'form' | 'answer' | 'money' | 'problem'>;

/** @param t translator of the namespace `wizard` */
export function formWords(t: { raw(key: keyof FormWords): unknown }): FormWords {
  return { form: t.raw('form'), answer: t.raw('answer'), money: t.raw('money'), problem: t.raw('problem') } as FormWords;
}

/** Fills `{name}` places of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
