import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { Article } from '@/app/ui/Article';
import { Button, ButtonLink } from '@/app/ui/Button';
import {
  type Advice,
  type BesideTable,
  buildAdvice,
  marketsBeside,
  versionsBeside,
  waysBeside,
} from '@/lib/advice/index.ts';
import { carbonBasis } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { store } from '@/lib/store/index.ts';
import { type CurrentCase, caseFor } from '../wizard/case';
import { Beside } from './Beside';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('case.compare');
  return { title: t('title'), robots: { index: false, follow: false } };
}

const kinds = ['versions', 'markets', 'ways'] as const;
type Kind = (typeof kinds)[number];

/** What can be picked, what is, and the table once two or three are. */
interface Comparing {
  readonly choices: readonly { readonly key: string; readonly label: string; readonly detail: string | null }[];
  readonly picked: readonly string[];
  /** For ways in: the market. */
  readonly markets?: readonly { readonly id: string; readonly label: string }[];
  readonly market?: string;
  readonly table: BesideTable | null;
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const most = 3;

/** Two or three saved versions, markets or ways in, side by side. A form that works without scripts. */
export default async function ComparePage({ searchParams }: Props) {
  const locale: Locale = await getLocale();
  const found = await caseFor(locale, 'readCase');
  const t = await getTranslations('case.compare');
  const query = await searchParams;
  const what = kinds.find((kind) => kind === query.what) ?? 'markets';
  const asked = [query.pick ?? []].flat();
  const comparing = await comparingOf(what, found, locale, asked, typeof query.market === 'string' ? query.market : '');
  const { choices, picked, markets, market, table } = comparing;
  const tooFew = choices.length < 2;
  return (
    <Article heading={t('title')} lede={t('lede')}>
      <nav className="besides" aria-label={t('kind')}>
        {kinds.map((kind) => (
          <a key={kind} href={`/${locale}/compare?what=${kind}`} aria-current={kind === what ? 'page' : undefined}>
            {t(`kinds.${kind}`)}
          </a>
        ))}
        <a href={`/${locale}/advice`}>{(await getTranslations('case'))('back')}</a>
      </nav>
      {markets && markets.length > 1 && (
        <form className="mt-5 flex flex-wrap items-end gap-3" action={`/${locale}/compare`}>
          <input type="hidden" name="what" value={what} />
          <div className="field">
            <label htmlFor="market">{t('market')}</label>
            <div className="inp">
              <select id="market" name="market" defaultValue={market}>
                {markets.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
          </div>
          <Button type="submit" quiet>
            {t('show')}
          </Button>
        </form>
      )}
      {tooFew ? (
        <TooFew what={what} empty={choices.length === 0} locale={locale} />
      ) : (
        <form className="mt-6" action={`/${locale}/compare`}>
          <input type="hidden" name="what" value={what} />
          {market && <input type="hidden" name="market" value={market} />}
          <fieldset className="picks">
            <legend>{t('pick')}</legend>
            {choices.map(({ key, label, detail }) => (
              <label key={key}>
                <input type="checkbox" name="pick" value={key} defaultChecked={picked.includes(key)} />
                <span>
                  {label}
                  {detail && <small>{detail}</small>}
                </span>
              </label>
            ))}
          </fieldset>
          {asked.length > 0 && (picked.length < 2 || asked.length > most) && (
            <p className="emsg mt-3" role="alert">
              <span>{t('few')}</span>
            </p>
          )}
          <Button type="submit" className="mt-4">
            {t('show')}
          </Button>
        </form>
      )}
      {table && <Beside table={table} foldEqual={what === 'versions'} />}
    </Article>
  );
}

async function TooFew({ what, empty, locale }: { what: Kind; empty: boolean; locale: Locale }) {
  const t = await getTranslations('case.compare');
  return (
    <div className="mt-7">
      <p>{what === 'versions' ? t('noVersions') : empty ? t('noMarket') : t('oneMarket')}</p>
      <p className="mt-4">
        <ButtonLink quiet href={what === 'versions' ? `/${locale}/case#versions` : `/${locale}/check`}>
          {what === 'versions' ? t('makeVersion') : (await getTranslations('advice'))('header.answers')}
        </ButtonLink>
      </p>
    </div>
  );
}

async function comparingOf(
  what: Kind,
  found: CurrentCase,
  locale: Locale,
  asked: readonly string[],
  askedMarket: string,
): Promise<Comparing> {
  const { compiled, record } = found;
  const adviceOf = (profile: typeof record.profile) => buildAdvice(compiled, profile, locale, null, carbonBasis());
  /** Two to three that exist, in the order of the choices; without a question the first ones. */
  const pick = (keys: readonly string[], unasked: number) => {
    const wanted = keys.filter((key) => asked.includes(key));
    return asked.length === 0 ? keys.slice(0, unasked) : wanted.slice(0, most);
  };
  if (what === 'versions') return versionsCompared(found, pick, adviceOf);
  const advice = adviceOf(record.profile);
  if (what === 'markets') {
    const choices = advice.markets.map(({ id, label }) => ({ key: id, label, detail: null }));
    const picked = pick(
      choices.map(({ key }) => key),
      most,
    );
    return { choices, picked, table: picked.length > 1 ? marketsBeside(advice, picked) : null };
  }
  const market = advice.markets.find(({ id }) => id === askedMarket) ?? advice.markets[0];
  const choices = (market?.entry.options ?? []).map(({ mode, label }) => ({ key: mode, label, detail: null }));
  const picked = pick(
    choices.map(({ key }) => key),
    2,
  );
  return {
    choices,
    picked,
    markets: advice.markets.map(({ id, label }) => ({ id, label })),
    ...(market ? { market: market.id } : {}),
    table: market && picked.length > 1 ? waysBeside(advice, market.id, picked) : null,
  };
}

async function versionsCompared(
  { compiled, record, key }: CurrentCase,
  pick: (keys: readonly string[], unasked: number) => string[],
  adviceOf: (profile: typeof record.profile) => Advice,
): Promise<Comparing> {
  const t = await getTranslations('case');
  const format = await getFormatter();
  const { book } = compiled;
  const held = (await store()).versions;
  const choices = [
    { key: 'now', label: t('compare.now'), detail: t('compare.nowDetail', { version: book.version }) },
    ...(await held.list(key)).map(({ id, name, createdAt, rulebook }) => {
      const date = format.dateTime(new Date(createdAt), { dateStyle: 'long' });
      return {
        key: id,
        label: name || t('versions.unnamed'),
        detail:
          rulebook.hash === book.hash
            ? t('compare.then', { date })
            : t('compare.thenRules', { date, version: rulebook.version }),
      };
    }),
  ];
  const picked = pick(
    choices.map((choice) => choice.key),
    2,
  );
  if (picked.length < 2) return { choices, picked, table: null };
  const profiles = new Map((await held.read(key, picked)).map(({ id, profile }) => [id, profile]));
  const columns = choices.filter((choice) => picked.includes(choice.key));
  const table = versionsBeside(
    columns.map((column) => ({ ...column, advice: adviceOf(profiles.get(column.key) ?? record.profile) })),
  );
  return { choices, picked, table };
}
