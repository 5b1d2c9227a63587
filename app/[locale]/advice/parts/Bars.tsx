import { useTranslations } from 'next-intl';
import type { BarView } from '@/lib/advice/index.ts';
import './Bars.css';

/** Grades as short bars; dashed where open answers leave a span. */
export function Bars({ bars }: { bars: readonly BarView[] }) {
  const t = useTranslations('advice.bars');
  return (
    <dl className="conds">
      {bars.map(({ id, label, low, high, max }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd>
            <p className="rung">
              {Array.from({ length: max }, (_, i) => i + 1).map((mark) => (
                <i key={mark} className={mark <= low ? 'full' : mark <= high ? 'open' : undefined} />
              ))}{' '}
              <b>{low === high ? t('of', { value: low, max }) : t('between', { low, high, max })}</b>
            </p>
          </dd>
        </div>
      ))}
    </dl>
  );
}
