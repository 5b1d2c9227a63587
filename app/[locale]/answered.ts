import { isDeskAddress } from '@/app/access/gate.ts';
import { knownSegments } from '@/lib/i18n/segments.ts';
import { examples } from './example/examples.ts';
import { openBook } from './rules/book.ts';
import { listAddress } from './rules/lists.ts';

/** Files of an advice, beside its page. */
const files = /^(pdf|docx|xlsx)$/;
const ownFiles = /^(download|document(\/file)?)$/;
const lists = new Set(Object.values(listAddress));

/** Whether some page answers an address, given as its segments below the language. */
export function isAnswered([first = '', ...rest]: readonly string[]): boolean {
  if (first === '') return true;
  if (!knownSegments.includes(first)) return false;
  const path = rest.join('/');
  if (first === 'advice') return path === '' || files.test(path) || ownFiles.test(path);
  if (first === 'c') return path !== 'unknown';
  if (first === 's') return rest.length === 1 || (rest.length === 2 && files.test(rest[1]!));
  if (first === 'desk') return isDeskAddress(rest);
  if (first === 'password' && rest.length === 0) return true;
  if (first === 'setup' || first === 'invite' || first === 'password') return rest.length === 1 && path !== 'unknown';
  if (first === 'account' || first === 'sign-in') return path === '';
  if (first === 'case') return path === '' || path === 'open';
  if (first === 'checklist') return path === '' || path === 'file';
  if (first === 'compare') return path === '';
  if (first === 'example') return Object.hasOwn(examples, path.replace(/\/(start|pdf|docx|xlsx)$/, ''));
  if (path === '') return true;
  if (first === 'sources') return openBook().entries.at(`sources/${path}`) !== undefined;
  if (first === 'rules')
    return (
      path === 'search' || path === 'check' || lists.has(path) || openBook().entries.at(`rules/${path}`) !== undefined
    );
  return true;
}
