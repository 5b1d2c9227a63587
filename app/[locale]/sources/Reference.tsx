import { useTranslations } from 'next-intl';
import type { Source } from '@/lib/rulebook/index.ts';

/** How a source is cited and how far it was read; of our own choices, what they are. */
export function Reference({ source }: { source: Source }) {
  const t = useTranslations('rules.sources');
  if (source.kind === 'design') return <p className="ref">{t('oursNote')}</p>;
  const authors = [source.authors].flat().join(', ');
  const title = source.title.startsWith('[') ? null : source.title;
  return (
    <p className="ref">
      {t('reference', { authors, year: source.year })}{' '}
      <span lang="en">
        {[title, source.container]
          .filter(Boolean)
          .join('. ')
          .replace(/(?<![.?!])$/, '.')}
      </span>{' '}
      {t(`reading.${readingKey(source.reading)}`)} {source.url && <a href={source.url}>{source.url}</a>}
    </p>
  );
}

function readingKey(reading: string): 'full' | 'abstract' | 'secondary' {
  return reading === 'full text' || reading === 'own' ? 'full' : reading === 'abstract' ? 'abstract' : 'secondary';
}
