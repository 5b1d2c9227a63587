import { useTranslations } from 'next-intl';
import type { Entry } from '@/lib/explain/index.ts';
import { Condition } from '../parts/Condition.tsx';
import { EntryLink } from '../parts/EntryLink.tsx';
import { Part } from '../parts/Part.tsx';

/** A line that stands beside the advice. */
export function NoteEntry({ entry: { item } }: { entry: Entry & { kind: 'note' } }) {
  const t = useTranslations('rules.note');
  return (
    <>
      <Part title={t('when')}>
        <Condition when={item.when} />
      </Part>
      <Part title={t('what')}>
        <p>{t(`kind.${item.kind}`)}</p>
        {item.severity && <p>{t(`severity.${item.severity}`)}</p>}
        {item.action && (
          <p>
            {t('action')} <EntryLink id={item.action} />
          </p>
        )}
      </Part>
    </>
  );
}
