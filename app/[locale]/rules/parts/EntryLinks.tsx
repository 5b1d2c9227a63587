import { useTranslations } from 'next-intl';
import { EntryLink } from './EntryLink.tsx';

export function EntryLinks({ ids }: { ids: readonly string[] }) {
  const t = useTranslations('rules');
  return ids.map((id, index) => (
    <span key={id}>
      {index > 0 && t('join')}
      <EntryLink id={id} />
    </span>
  ));
}
