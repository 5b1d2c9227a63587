import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { TextForm } from '@/app/ui/TextForm';
import { may } from '@/lib/access/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { type Client, longest, store } from '@/lib/store/index.ts';
import { DeskPage } from '../DeskPage';
import { actingIn } from '../desk';
import { Row, Rows } from '../Rows';
import { addClient } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.clients');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** The firms that the organisation advises. */
export default async function ClientsPage() {
  const locale: Locale = await getLocale();
  const { member } = await actingIn(locale, 'readDesk');
  const clients = await (await store()).desk.clients(member.organisation);
  const t = await getTranslations('desk.clients');
  const list = (some: readonly Client[]) => (
    <Rows>
      {some.map(({ id, name, cases }) => (
        <Row
          key={id}
          name={
            <a className="link" href={`/${locale}/desk/clients/${id}`}>
              {name}
            </a>
          }
          detail={t('count', { count: cases })}
        />
      ))}
    </Rows>
  );
  const current = clients.filter(({ archivedAt }) => archivedAt === null);
  const archived = clients.filter(({ archivedAt }) => archivedAt !== null);
  return (
    <DeskPage heading={t('title')} lede={t('lede')} at="clients">
      {current.length === 0 ? <p className="mt-6">{t('empty')}</p> : <div className="mt-6">{list(current)}</div>}
      {may(member.role, 'editClient') && (
        <section className="mt-11">
          <h2 className="text-h3">{t('add')}</h2>
          <TextForm
            id="client"
            action={addClient}
            hidden={{ locale }}
            fields={[{ name: 'name', label: t('name'), maxLength: longest.name, autoComplete: 'off' }]}
            texts={{ button: t('addButton') }}
          />
        </section>
      )}
      {archived.length > 0 && (
        <section className="mt-11">
          <h2 className="text-h3">{t('archived')}</h2>
          {list(archived)}
        </section>
      )}
    </DeskPage>
  );
}
