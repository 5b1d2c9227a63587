import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import type { CurrentCase } from '../wizard/case';

/** For a member: whose case this is, and the way back to the desk. Nothing for who came by a link. */
export async function DeskNote({ found, locale }: { found: CurrentCase; locale: Locale }) {
  if (found.party === 'privateLink') return null;
  const t = await getTranslations('desk.note');
  const name = found.home?.label || t('unnamed', { id: found.key.id.slice(0, 4) });
  return (
    <p className="mt-2 mb-6 flex max-w-measure flex-wrap justify-between gap-x-6 border-sea-4 border-s-4 bg-sea-1 px-4 py-2 text-small">
      <span className="[overflow-wrap:anywhere]">{t('case', { name })}</span>
      <a className="link" href={`/${locale}/desk/cases/${found.key.id}`}>
        {t('back')}
      </a>
    </p>
  );
}
