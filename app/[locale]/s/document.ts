import { buildAdvice, carbonChoice } from '@/lib/advice/index.ts';
import { carbonBasis, compiledBook } from '@/lib/advice/node.ts';
import type { Format } from '@/lib/document/index.ts';
import { documentFile } from '../advice/document-file.ts';
import { withSharedViews } from '../advice/own-view.ts';
import { parseKey, unknownLinkPath } from '../wizard/case';
import { sharedCase } from './shared';

type Get = (request: Request, context: { params: Promise<{ locale: string; key: string }> }) => Promise<Response>;

/** `GET /[locale]/s/[key]/{pdf,docx,xlsx}?lang=zh|en&length=brief|full`: the case behind a read-only link as a document. */
export function sharedDocument(format: Format): Get {
  return async (request, { params }) => {
    const { locale, key: text } = await params;
    return documentFile(request, locale, format, async (language, query) => {
      const key = parseKey(text);
      const record = key && (await sharedCase(key));
      if (!record) return { elsewhere: unknownLinkPath(language) };
      const choice = carbonChoice(query.get('price'), query.get('law'));
      const advice = buildAdvice(compiledBook(), record.profile, language, null, carbonBasis(choice));
      return withSharedViews(key, advice);
    });
  };
}
