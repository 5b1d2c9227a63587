import { useTranslations } from 'next-intl';
import { Tag } from '@/app/ui/Tag';
import type { DividedView } from '@/lib/advice/index.ts';
import type { View } from '../view.ts';
import { Evidence } from './Evidence.tsx';

/** The mark that sources disagree about what a line rests on; opened, it shows both claims. Nothing where they do not. */
export function Divided({ view, divided }: { view: View; divided: readonly DividedView[] }) {
  const t = useTranslations('advice.divided');
  if (divided.length === 0) return null;
  return (
    <details className="src">
      <summary>
        <Tag kind="divided">
          <span className="link">{t('tag')}</span>
        </Tag>
      </summary>
      <div className="drawer">
        {divided.map(({ evidence, against }) => (
          <div key={evidence} className="sides">
            <p className="lab">{t('one')}</p>
            <Evidence view={view} ids={[evidence]} />
            <p className="lab">{t('other')}</p>
            <Evidence view={view} ids={against} />
          </div>
        ))}
      </div>
    </details>
  );
}
