import { getTranslations } from 'next-intl/server';
import { CopyLink } from '@/app/ui/wizard/CopyLink';
import type { Locale } from '@/lib/i18n/routing';
import { answerCount, ownCase, privateLink } from '../wizard/case';

/** Before another case takes its place in this browser: the link to the one it holds. Nothing if that one is empty. */
export async function PresentCase({ locale }: { locale: Locale }) {
  const found = await ownCase();
  const count = found ? answerCount(found) : 0;
  const link = found && (await privateLink(found, locale));
  if (!link || count === 0) return null;
  const t = await getTranslations('case');
  return (
    <section className="mt-7 max-w-[42rem] border-note border-s-4 bg-note-1 p-4">
      <p>{t('file.current', { count })}</p>
      <CopyLink
        link={link}
        texts={{ label: t('private.label'), copy: t('private.copy'), copied: t('private.copied') }}
      />
    </section>
  );
}
