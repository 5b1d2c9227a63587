import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Button } from '@/app/ui/Button';
import { may } from '@/lib/access/index.ts';
import { overridable } from '@/lib/advice/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { mostListed } from '@/lib/store/index.ts';
import { DeskPage } from '../DeskPage';
import { actingIn } from '../desk';
import { DisputeTable } from './DisputeTable';
import { disputeStates, disputesOf, filterOf } from './disputes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.disagreements');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** Where members differ from the rule book, over all cases: narrowed by a form that works without scripts. */
export default async function DisagreementsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const locale: Locale = await getLocale();
  const { member } = await actingIn(locale, 'readDisagreements');
  const query = await searchParams;
  const filter = filterOf((name) => (typeof query[name] === 'string' ? query[name] : ''));
  const disputes = await disputesOf(member.organisation, filter, locale);
  const t = await getTranslations('desk.disagreements');
  const { decisions } = compiledBook().book;
  const narrowed = filter.decision !== '' || filter.state !== '' || filter.withdrawn;
  const chosen = new URLSearchParams({ decision: filter.decision, state: filter.state });
  return (
    <DeskPage heading={t('title')} lede={t('lede')} at="disagreements">
      <form action={`/${locale}/desk/disagreements`} className="desk-filter mt-7">
        <Choice
          name="decision"
          label={t('decision')}
          chosen={filter.decision}
          options={[['', t('anyDecision')], ...overridable.map((id) => [id, decisions[id]!.label[locale]] as const)]}
        />
        <Choice
          name="state"
          label={t('state')}
          chosen={filter.state}
          options={[['', t('anyState')], ...disputeStates.map((id) => [id, t(`states.${id}`)] as const)]}
        />
        <Choice
          name="withdrawn"
          label={t('withdrawn')}
          chosen={filter.withdrawn ? 'yes' : ''}
          options={[
            ['', t('withdrawnNo')],
            ['yes', t('withdrawnYes')],
          ]}
        />
        <Button type="submit" quiet small>
          {t('show')}
        </Button>
      </form>
      <p className="mt-6 text-ink-2" role="status">
        {disputes.length === 0 ? t(narrowed ? 'none' : 'empty') : t('count', { count: disputes.length })}
        {disputes.length === mostListed && ` ${t('most', { most: mostListed })}`}
      </p>
      {disputes.length > 0 && <DisputeTable disputes={disputes} locale={locale} />}
      {may(member.role, 'exportDisagreements') && disputes.some(({ item }) => item.withdrawn === null) && (
        <section className="mt-9">
          <p>
            <a className="link" href={`/${locale}/desk/candidates?${chosen}`} download>
              {t('export')}
            </a>
          </p>
          <p className="mt-1 max-w-measure text-ink-2 text-small">{t('exportText')}</p>
        </section>
      )}
    </DeskPage>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  chosen: string;
  options: readonly (readonly [string, string])[];
}

function Choice({ name, label, chosen, options }: ChoiceProps) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <div className="inp">
        <select id={name} name={name} defaultValue={chosen}>
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
