import { carbonChoice } from '@/lib/advice/index.ts';
import type { Format } from '@/lib/document/index.ts';
import { documentFile } from '../advice/document-file.ts';
import { exampleAdvice } from './advice.ts';

type Get = (request: Request, context: { params: Promise<{ locale: string; id: string }> }) => Promise<Response>;

/** `GET /[locale]/example/[id]/{pdf,docx,xlsx}?lang=zh|en&length=brief|full`: a worked example as a document. */
export function exampleDocument(format: Format): Get {
  return async (request, { params }) => {
    const { locale, id } = await params;
    return documentFile(request, locale, format, async (language, query) => {
      const example = exampleAdvice(id, language, carbonChoice(query.get('price'), query.get('law')));
      return example?.advice ?? null;
    });
  };
}
