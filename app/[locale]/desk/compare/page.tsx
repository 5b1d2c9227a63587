import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { ask } from '@/app/access/ask';
import { memberCase } from '@/app/access/visitor';
import { type AdvisedColumn, buildAdvice, casesBeside, withOverrides } from '@/lib/advice/index.ts';
import { carbonBasis, compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { store } from '@/lib/store/index.ts';
import { Beside } from '../../compare/Beside';
import { DeskPage } from '../DeskPage';
import { type Acting, actingIn } from '../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.compare');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

const most = 3;

interface Props {
  searchParams: Promise<{ pick?: string | string[] }>;
}

/** Two or three cases of the organisation, answers and advice, side by side. */
export default async function CompareCasesPage({ searchParams }: Props) {
  const locale: Locale = await getLocale();
  const acting = await actingIn(locale, 'readDesk');
  const asked = [...new Set([(await searchParams).pick ?? []].flat())];
  const columns: AdvisedColumn[] = [];
  for (const id of asked.slice(0, most)) {
    const column = await columnOf(acting, id, locale);
    if (column) columns.push(column);
  }
  const t = await getTranslations('desk.compare');
  const isFew = columns.length < 2 || asked.length > most;
  return (
    <DeskPage heading={t('title')} lede={t('lede')} at="cases">
      <p className="acts mt-5">
        <a className="link" href={`/${locale}/desk`}>
          {t('back')}
        </a>
      </p>
      {isFew && <p className="mt-6">{t('few')}</p>}
      {columns.length >= 2 && <Beside table={casesBeside(columns)} foldEqual />}
    </DeskPage>
  );
}

/** Null for a case that is none of the organisation's, or not for this member to read. */
async function columnOf({ person, member }: Acting, id: string, locale: Locale): Promise<AdvisedColumn | null> {
  const found = await memberCase(person, id);
  if (found?.home.organisation !== member.organisation) return null;
  if (!(await ask({ party: member.role, actor: person.id, home: found.home }, id, 'readCase'))) return null;
  const opened = await store();
  const key = { id, organisation: member.organisation };
  const record = await opened.readCase(key);
  if (!record) return null;
  const t = await getTranslations('desk.cases');
  const format = await getFormatter();
  const compiled = compiledBook();
  const client = found.home.client === null ? null : await opened.desk.client(member.organisation, found.home.client);
  const advice = buildAdvice(compiled, record.profile, locale, null, carbonBasis());
  return {
    key: id,
    label: found.home.label || t('unnamed', { id: id.slice(0, 4) }),
    detail: [client?.name, format.dateTime(new Date(record.updatedAt), { dateStyle: 'medium' })]
      .filter(Boolean)
      .join(', '),
    advice: withOverrides(compiled, advice, await opened.overrides.list(key)),
  };
}
