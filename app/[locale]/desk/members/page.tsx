import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import { Button } from '@/app/ui/Button';
import { TextForm } from '@/app/ui/TextForm';
import { may, roles } from '@/lib/access/index.ts';
import { invitationsOf, type Member, membersOf } from '@/lib/accounts/server.ts';
import type { Locale } from '@/lib/i18n/routing';
import { DeskPage } from '../DeskPage';
import { accountsHere, actingIn } from '../desk';
import { Row, Rows } from '../Rows';
import { changeMember, inviteMember, leaveDesk, removeFromDesk, withdrawInvitation } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.members');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** Who is a member, as what, and who is invited. */
export default async function MembersPage({ searchParams }: { searchParams: Promise<{ last?: string }> }) {
  const locale: Locale = await getLocale();
  const { person, member } = await actingIn(locale, 'readMembers');
  const { accounts } = await accountsHere();
  const members = await membersOf(accounts, member.organisation);
  const t = await getTranslations('desk');
  return (
    <DeskPage heading={t('members.title')} lede={t('members.lede', { name: member.name })} at="members">
      {(await searchParams).last !== undefined && (
        <p role="alert" className="mt-5 max-w-[42rem] border-note border-s-4 bg-note-1 p-4 text-small">
          {t('members.lastOwner')}
        </p>
      )}
      <div className="mt-6">
        <Rows>
          {members.map((one) => (
            <Row
              key={one.id}
              name={one.userId === person.id ? `${one.name} (${t('members.you')})` : one.name}
              detail={`${one.email} · ${t(`role.${one.role}`)}`}
            >
              {may(member.role, 'changeRole') && <RoleForm locale={locale} member={one} />}
              {may(member.role, 'removeMember') && one.userId !== person.id && (
                <ActForm
                  action={removeFromDesk}
                  hidden={{ locale, id: one.id }}
                  label={t('members.remove')}
                  of={t('members.removeOf', { name: one.name })}
                />
              )}
            </Row>
          ))}
        </Rows>
      </div>
      <dl className="mt-6 grid max-w-measure gap-1 text-small">
        {roles.map((role) => (
          <div key={role}>
            <dt className="inline font-semibold">{t(`role.${role}`)}: </dt>
            <dd className="inline text-ink-2">{t(`members.roles.${role}`)}</dd>
          </div>
        ))}
      </dl>
      {may(member.role, 'invite') && <Invitations locale={locale} organisation={member.organisation} />}
      {may(member.role, 'leave') && (
        <div className="mt-11">
          <ActForm action={leaveDesk} hidden={{ locale }} label={t('members.leave')} />
        </div>
      )}
    </DeskPage>
  );
}

async function RoleForm({ locale, member }: { locale: Locale; member: Member }) {
  const t = await getTranslations('desk');
  return (
    <form action={changeMember} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="id" value={member.id} />
      <select
        name="role"
        defaultValue={member.role}
        aria-label={t('members.roleOf', { name: member.name })}
        className="min-h-11 rounded-control border border-rule bg-paper px-2"
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`role.${role}`)}
          </option>
        ))}
      </select>
      <Button type="submit" quiet small>
        {t('members.change')}
      </Button>
    </form>
  );
}

async function Invitations({ locale, organisation }: { locale: Locale; organisation: string }) {
  const { accounts } = await accountsHere();
  const invitations = await invitationsOf(accounts, organisation);
  const t = await getTranslations('desk');
  const c = await getTranslations('case');
  const format = await getFormatter();
  return (
    <section className="mt-11" id="invite">
      <h2 className="text-h3">{t('members.invite')}</h2>
      <p className="mt-1 max-w-measure text-ink-2">{t('members.inviteText')}</p>
      <TextForm
        id="invite"
        action={inviteMember}
        hidden={{ locale }}
        fields={[
          { name: 'email', label: t('members.email'), type: 'email', autoComplete: 'off', maxLength: 200 },
          {
            name: 'role',
            label: t('members.role'),
            value: 'consultant',
            options: roles.map((role) => ({ value: role, label: t(`role.${role}`) })),
          },
        ]}
        texts={{
          button: t('members.button'),
          made: t('members.made'),
          link: t('members.link'),
          copy: c('private.copy'),
          copied: c('private.copied'),
        }}
      />
      {invitations.length > 0 && (
        <>
          <h3 className="bar mt-7">{t('members.open')}</h3>
          <Rows>
            {invitations.map(({ id, email, role, until }) => (
              <Row
                key={id}
                name={email}
                detail={t('members.until', {
                  role: t(`role.${role}`),
                  date: format.dateTime(until, { dateStyle: 'long' }),
                })}
              >
                <ActForm
                  action={withdrawInvitation}
                  hidden={{ locale, id }}
                  label={t('members.withdraw')}
                  of={t('members.withdrawOf', { email })}
                />
              </Row>
            ))}
          </Rows>
        </>
      )}
    </section>
  );
}
