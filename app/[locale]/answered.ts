import { knownSegments } from '@/lib/i18n/segments.ts';
import { examples } from './example/examples.ts';
import { openBook } from './rules/book.ts';
import { listAddress } from './rules/lists.ts';

const lists = new Set(Object.values(listAddress));

/** Whether some page answers an address, given as its segments below the language. */
export function isAnswered([first = '', ...rest]: readonly string[]): boolean {
  if (first === '') return true;
  if (!knownSegments.includes(first)) return false;
  const path = rest.join('/');
  if (first === 'c') return path !== 'unknown';
  if (first === 'example') return Object.hasOwn(examples, path);
  if (path === '') return true;
  if (first === 'sources') return openBook().entries.at(`sources/${path}`) !== undefined;
  if (first === 'rules')
    return (
      path === 'search' || path === 'check' || lists.has(path) || openBook().entries.at(`rules/${path}`) !== undefined
    );
  return true;
}
