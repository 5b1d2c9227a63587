import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/rulebook/index.ts';
import type { Entry } from './find.ts';

/** The entry in a sentence. Facts have no text of their own: their id stands for them. */
export function entryTitle(entry: Entry, locale: Locale): string {
  switch (entry.kind) {
    case 'decision':
    case 'parameter':
      return entry.item.label[locale];
    case 'rule':
    case 'note':
      return entry.item.text[locale];
    case 'step':
      return entry.item.trigger[locale];
    case 'criterion': {
      const { item } = entry.item;
      const { questions, comparison } = compiledBook().book;
      return questions[comparison!.weights]!.items!.find(({ id }) => id === item)![locale];
    }
    case 'fact':
      return entry.item.id;
    default:
      return entry.item.name[locale];
  }
}
