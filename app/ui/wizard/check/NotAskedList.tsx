import type { CurrentCase } from '@/app/[locale]/wizard/case';
import type { Locale } from '@/lib/i18n/routing';
import type { NotAsked } from '@/lib/wizard/server.ts';
import { answerWords } from '../answer-words';
import type { Translate } from '../translate';
import type { Parts } from './parts';

/** What was not asked, and which answer made it unnecessary. */
export function NotAskedList({ notAsked, found, locale, t }: Parts & { notAsked: readonly NotAsked[] }) {
  if (notAsked.length === 0) return null;
  return (
    <details className="mt-6">
      <summary className="link inline-flex min-h-11 items-center text-small">
        {t('check.notAsked', { count: notAsked.length })}
      </summary>
      <ul className="max-w-[46rem]">
        {notAsked.map((item) => (
          <li key={item.id} className="border-line border-b py-2.5 text-small">
            <span className="font-medium">{item.question.label[locale]}</span>
            <span className="block text-ink-2">{reasonText(item, found, locale, t)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function reasonText(item: NotAsked, found: CurrentCase, locale: Locale, t: Translate): string {
  const { compiled, record } = found;
  const because = item.because.flatMap(({ question, at }) => {
    const asked = compiled.book.questions[question];
    const answers =
      at.scope === 'firm'
        ? record.profile.firm
        : (at.scope === 'market' ? record.profile.markets : record.profile.goods)[at.index]?.answers;
    const answer = answers?.[question];
    return asked && answer
      ? [t('check.because', { question: asked.label[locale], answer: answerWords(found, asked, answer, locale, t) })]
      : [];
  });
  const text = because.length > 0 ? because.join(locale === 'zh' ? '；' : '; ') : t('check.becauseNone');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${locale === 'zh' ? '。' : '.'}${item.kept ? `${locale === 'zh' ? '' : ' '}${t('check.kept')}` : ''}`;
}
