import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import { Article } from '@/app/ui/Article';
import type { Locale } from '@/lib/i18n/routing';
import { store } from '@/lib/store/index.ts';
import { nothingHere } from '../../../../wizard/case';
import { actingOnClient } from '../../../desk';
import { deleteClient } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.client');
  return { title: t('deleteYes'), robots: { index: false, follow: false } };
}

export default async function DeleteClientPage({ params }: { params: Promise<{ id: string }> }) {
  const locale: Locale = await getLocale();
  const { id } = await params;
  const { member } = await actingOnClient(locale, id, 'deleteClient');
  const client = await (await store()).desk.client(member.organisation, id);
  if (!client) redirect(nothingHere(locale));
  const t = await getTranslations('desk.client');
  return (
    <Article heading={t('deleteTitle', { name: client.name })} lede={t('deleteText', { count: client.cases })}>
      <div className="acts mt-8">
        <ActForm action={deleteClient} hidden={{ locale, id }} label={t('deleteYes')} main />
        <a className="link" href={`/${locale}/desk/clients/${id}/export`} download>
          {t('export')}
        </a>
        <a className="link" href={`/${locale}/desk/clients/${id}`}>
          {t('deleteNo')}
        </a>
      </div>
    </Article>
  );
}
