import { createHash } from 'node:crypto';
import { compiledBook } from '@/lib/advice/node.ts';
import en from '@/lib/i18n/messages/en/wizard.json';
import zh from '@/lib/i18n/messages/zh/wizard.json';
import type { Locale } from '@/lib/i18n/routing';
import { type RuleBook, territoryName } from '@/lib/rulebook/index.ts';
import { pocketBook } from '@/lib/wizard/server.ts';

/** All that the browser's engine needs to draw the side panel in one language. Public: there is nothing of anybody's case in it. */
export interface EngineFile {
  readonly locale: Locale;
  readonly book: RuleBook;
  /** Names of countries and territories as the server writes them: browsers have their own edition. */
  readonly territories: Readonly<Record<string, string>>;
  readonly messages: { readonly wizard: Readonly<Record<string, unknown>> };
}

interface Served {
  readonly text: string;
  readonly address: string;
}

const served = new Map<Locale, Served>();

/** The file of this edition of the rules, and its address: that changes with every change of what stands in it, so browsers may keep it for good. */
export function engineFile(locale: Locale): Served {
  const known = served.get(locale) ?? write(locale);
  served.set(locale, known);
  return known;
}

function write(locale: Locale): Served {
  const { book } = compiledBook();
  const { view, place, why } = { en, zh }[locale];
  const file: EngineFile = {
    locale,
    book: pocketBook(book, locale),
    territories: Object.fromEntries(Object.keys(book.territories).map((id) => [id, territoryName(id, locale)])),
    messages: { wizard: { view, place: { market: place.market }, why: { join: why.join } } },
  };
  const text = JSON.stringify(file);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { text, address: `/${locale}/wizard/engine/${hash}` };
}
