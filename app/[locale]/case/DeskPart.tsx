import { getTranslations } from 'next-intl/server';
import { allowedIn, visitor } from '@/app/access/visitor';
import { Button } from '@/app/ui/Button';
import type { Locale } from '@/lib/i18n/routing';
import { claimPresent } from '../desk/actions';
import type { CurrentCase } from '../wizard/case';

/** What an organisation has to do with this case: a member may take it to the desk, and a link's holder learns that it is on one. */
export async function DeskPart({ found, locale }: { found: CurrentCase; locale: Locale }) {
  const t = await getTranslations('desk.part');
  if (found.party !== 'privateLink')
    return (
      <section className="mt-9">
        <h2 className="text-h3">{t('title')}</h2>
        <p className="acts mt-1">
          <a className="link" href={`/${locale}/desk/cases/${found.key.id}`}>
            {t('toDesk')}
          </a>
        </p>
      </section>
    );
  if (found.home)
    return (
      <section className="mt-9">
        <h2 className="text-h3">{t('title')}</h2>
        <p className="mt-1 max-w-measure text-ink-2">{t('onDesk')}</p>
      </section>
    );
  const member = allowedIn(await visitor(), 'claimCase');
  if (!member) return null;
  return (
    <section className="mt-9">
      <h2 className="text-h3">{t('title')}</h2>
      <p className="mt-1 max-w-measure text-ink-2">{t('claimText', { name: member.name })}</p>
      <form action={claimPresent} className="mt-4">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="case" value={found.key.id} />
        <Button type="submit" quiet>
          {t('claim')}
        </Button>
      </form>
    </section>
  );
}
