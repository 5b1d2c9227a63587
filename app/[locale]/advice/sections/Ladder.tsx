import { useTranslations } from 'next-intl';
import type { EntryAdvice, ModeView } from '@/lib/advice/index.ts';

/** All ways in from light to heavy; the mark says what has become of each. Shape first, colour second. */
export function Ladder({ entry }: { entry: EntryAdvice }) {
  const t = useTranslations('advice.ladder');
  const rungs = [1, 2, 3, 4, 5].map((commitment) => ({
    commitment,
    options: entry.options.filter((option) => option.commitment === commitment),
  }));
  return (
    <figure className="ladder">
      <figcaption className="bar">
        <span>{t('heading')}</span>
      </figcaption>
      <ol>
        {rungs.map(({ commitment, options }) => (
          <li key={commitment}>
            <span className="lab">{t('rung', { commitment, kind: options[0]?.commitmentKind ?? 'low' })}</span>
            <ul>
              {options.map((option) => (
                <Mark key={option.mode} option={option} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <p className="small">{t('caption')}</p>
    </figure>
  );
}

function Mark({ option: { label, status } }: { option: ModeView }) {
  const t = useTranslations('advice.ways');
  return (
    <li className={status}>
      {label}
      <span className={status === 'now' || status === 'next' ? 'st' : 'sr-only'}> {t(`status.${status}`)}</span>
    </li>
  );
}
