import { buildAdvice, carbonChoice, parseAim } from '@/lib/advice/index.ts';
import { carbonBasis } from '@/lib/advice/node.ts';
import type { Format } from '@/lib/document/index.ts';
import { currentCaseFor } from '../wizard/case.ts';
import { type BuildAdvice, documentFile } from './document-file.ts';
import { withOwnViews } from './own-view.ts';

type Get = (request: Request, context: { params: Promise<{ locale: string }> }) => Promise<Response>;

/** `GET /[locale]/advice/{pdf,docx,xlsx}?lang=zh|en&length=brief|full`: the advice for the cookie's case as a document. */
export function ownDocument(format: Format): Get {
  return async (request, { params }) => {
    const { locale } = await params;
    return documentFile(request, locale, format, ownAdvice(locale));
  };
}

/** The advice for the cookie's case, with what is being tried on the page. */
export function ownAdvice(locale: string): BuildAdvice {
  return async (language, query) => {
    const found = await currentCaseFor('readAdvice');
    if (!found) return { elsewhere: `/${locale}/advice` };
    const { compiled, record } = found;
    const asked = parseAim(compiled, record.profile, query.get('whatif') ?? '');
    const choice = carbonChoice(query.get('price'), query.get('law'));
    const advice = buildAdvice(compiled, record.profile, language, asked, carbonBasis(choice));
    return withOwnViews(found, advice);
  };
}
