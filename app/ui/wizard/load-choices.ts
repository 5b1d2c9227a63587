import { type CodeChoice, choiceFor, findCodes } from '@/lib/cbam/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { Codes } from '@/lib/wizard/index.ts';

const loading = new Map<Locale, Promise<readonly CodeChoice[]>>();

/** The customs codes with their names, fetched once. Rejects if they cannot be had; the next call tries again. */
export function loadChoices(locale: Locale): Promise<readonly CodeChoice[]> {
  const known = loading.get(locale);
  if (known) return known;
  const fetched = fetch(`/${locale}/wizard/codes`).then((answer): Promise<readonly CodeChoice[]> => {
    if (!answer.ok) throw new Error(`codes: ${answer.status}`);
    return answer.json();
  });
  loading.set(locale, fetched);
  fetched.catch(() => loading.delete(locale));
  return fetched;
}

/** What the browser knows of codes; a heading that bears no name is outside. */
export function codesIn(choices: readonly CodeChoice[]): Codes {
  return {
    find: (typed) => findCodes(choices, typed),
    familyOf: (digits) => {
      const choice = choiceFor(choices, digits);
      return choice ? choice.family : 'other';
    },
  };
}
