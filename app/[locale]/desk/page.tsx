import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { visitor } from '@/app/access/visitor';
import { ActForm } from '@/app/ui/ActForm';
import { Article } from '@/app/ui/Article';
import { Button, ButtonLink } from '@/app/ui/Button';
import { may } from '@/lib/access/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { deskPage, type Engagement, mostBatched, store } from '@/lib/store/index.ts';
import { signOutHere } from '../account/actions';
import { nothingHere } from '../wizard/case';
import { beginOnDesk } from './actions';
import { ChooseForm, chooseForm } from './batches/ChooseForm';
import { CaseTable } from './CaseTable';
import { DeskPage } from './DeskPage';
import { EngagementRows } from './engagement/EngagementLog';
import { chooseOrganisation } from './settings/actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** Due entries on the page; the others are on the pages of their clients. */
const shownDue = 10;

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The cases of the organisation: searched, filtered, a page at a time. A form that works without scripts. */
export default async function CasesPage({ searchParams }: Props) {
  const locale: Locale = await getLocale();
  const person = await visitor();
  if (!person) redirect(`/${locale}/sign-in`);
  const member = person.active;
  if (!member) return <Nowhere locale={locale} />;
  if (!may(member.role, 'readDesk'))
    redirect(
      may(member.role, 'runLab')
        ? `/${locale}/desk/lab`
        : may(member.role, 'readMembers')
          ? `/${locale}/desk/members`
          : nothingHere(locale),
    );
  const query = await searchParams;
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const asked = { search: one('q'), client: one('client'), archived: one('which') === 'archived' };
  const page = Math.max(1, Math.trunc(Number(one('page'))) || 1);
  const { desk, batches, engagements } = await store();
  const chooses = may(member.role, 'makeBatch');
  const [{ cases, count }, clients, made, due] = await Promise.all([
    desk.cases(member.organisation, {
      search: asked.search,
      archived: asked.archived,
      page,
      ...(asked.client ? { client: asked.client } : {}),
    }),
    desk.clients(member.organisation),
    chooses ? batches.list(member.organisation) : [],
    engagements.due(member.organisation),
  ]);
  const t = await getTranslations('desk');
  const pages = Math.max(1, Math.ceil(count / deskPage));
  const to = (other: number) =>
    `/${locale}/desk?${new URLSearchParams({ q: asked.search, client: asked.client, which: one('which'), page: String(other) })}`;
  const searched = asked.search !== '' || asked.client !== '' || asked.archived;
  return (
    <DeskPage heading={t('title')} lede={t('lede', { name: member.name })} at="cases">
      {person.memberships.length > 1 && (
        <form action={chooseOrganisation} className="desk-filter mt-5">
          <input type="hidden" name="locale" value={locale} />
          <div className="field">
            <label htmlFor="organisation">{t('switch.label')}</label>
            <div className="inp">
              <select id="organisation" name="organisation" defaultValue={member.organisation}>
                {person.memberships.map(({ organisation, name }) => (
                  <option key={organisation} value={organisation}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
          </div>
          <Button type="submit" quiet small>
            {t('switch.go')}
          </Button>
        </form>
      )}
      <div className="acts mt-6">
        {may(member.role, 'createCase') && (
          <ActForm action={beginOnDesk} hidden={{ locale, client: asked.client }} label={t('begin.title')} main />
        )}
        {may(member.role, 'claimCase') && (
          <a className="link" href={`/${locale}/desk/claim`}>
            {t('claim.open')}
          </a>
        )}
      </div>
      {due.length > 0 && <Due entries={due} mayLog={may(member.role, 'logEngagement')} />}
      <form action={`/${locale}/desk`} className="desk-filter mt-7">
        <div className="field">
          <label htmlFor="q">{t('cases.search')}</label>
          <div className="inp">
            <input id="q" name="q" type="search" defaultValue={asked.search} maxLength={100} />
          </div>
        </div>
        <div className="field">
          <label htmlFor="client">{t('cases.client')}</label>
          <div className="inp">
            <select id="client" name="client" defaultValue={asked.client}>
              <option value="">{t('cases.anyClient')}</option>
              {clients.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        </div>
        <div className="field">
          <label htmlFor="which">{t('cases.which')}</label>
          <div className="inp">
            <select id="which" name="which" defaultValue={asked.archived ? 'archived' : ''}>
              <option value="">{t('cases.current')}</option>
              <option value="archived">{t('cases.archived')}</option>
            </select>
          </div>
        </div>
        <Button type="submit" quiet small>
          {t('cases.show')}
        </Button>
      </form>
      <p className="mt-6 text-ink-2" role="status">
        {count === 0 ? t(searched ? 'cases.none' : 'cases.empty') : t('cases.count', { count })}
      </p>
      {cases.length > 0 && <CaseTable cases={cases} locale={locale} chooseIn={chooses ? chooseForm : undefined} />}
      {pages > 1 && (
        <p className="acts mt-5">
          <span>{t('cases.page', { page, pages })}</span>
          {page > 1 && (
            <a className="link" href={to(page - 1)}>
              {t('cases.newer')}
            </a>
          )}
          {page < pages && (
            <a className="link" href={to(page + 1)}>
              {t('cases.older')}
            </a>
          )}
        </p>
      )}
      {chooses && cases.length > 0 && (
        <ChooseForm
          locale={locale}
          filter={{ q: asked.search, client: asked.client, which: one('which') }}
          count={count}
          full={made.length >= mostBatched.batches}
          problem={one('batch')}
        />
      )}
    </DeskPage>
  );
}

/** Entries of the engagement log that are due, soonest first. */
async function Due({ entries, mayLog }: { entries: readonly Engagement[]; mayLog: boolean }) {
  const t = await getTranslations('desk.engagement');
  const rest = entries.length - shownDue;
  return (
    <section className="mt-7" id="due" aria-labelledby="due-h">
      <h2 id="due-h" className="text-h3">
        {t('dueTitle')}
      </h2>
      <EngagementRows
        entries={entries.slice(0, shownDue)}
        from="desk"
        mayLog={mayLog}
        today={new Date().toISOString().slice(0, 10)}
        named
      />
      {rest > 0 && <p className="mt-2 text-ink-2 text-small">{t('dueMore', { count: rest })}</p>}
    </section>
  );
}

/** For who was removed from everywhere. */
async function Nowhere({ locale }: { locale: Locale }) {
  const t = await getTranslations('desk.nowhere');
  const me = await getTranslations('account.me');
  return (
    <Article heading={t('title')} lede={t('text')}>
      <div className="acts mt-8">
        <ButtonLink href={`/${locale}/account`}>{me('title')}</ButtonLink>
        <ActForm action={signOutHere} hidden={{ locale }} label={me('signOut')} />
      </div>
    </Article>
  );
}
