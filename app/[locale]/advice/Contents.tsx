import { useTranslations } from 'next-intl';
import type { Advice } from '@/lib/advice/index.ts';
import './Contents.css';

/** Links to the parts: a column beside the text, a row that scrolls on a phone. */
export function Contents({ advice }: { advice: Advice }) {
  const t = useTranslations('advice.contents');
  const parts = [
    'do',
    'level',
    'model',
    ...(advice.comparison ? (['compare'] as const) : []),
    'entry',
    ...(advice.carbon ? (['carbon'] as const) : []),
    'risks',
    'actions',
    ...(advice.support.length > 0 ? (['support'] as const) : []),
    'sure',
    'change',
    'answers',
    'basis',
  ] as const;
  return (
    <nav className="toc" aria-label={t('label')}>
      <ol>
        {parts.map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{t(part)}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
