import type { CurrentCase } from '@/app/[locale]/wizard/case';
import { answersAt } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { amountText, currencyOf, salesPerPerson } from '@/lib/wizard/index.ts';
import type { ReviewGroup, ReviewRow } from '@/lib/wizard/server.ts';
import { answerWords, codeWords } from '../answer-words';
import { Removal } from '../BlockList';
import { placeName } from '../names';
import type { Translate } from '../translate';
import { changeLink, decisive, type Parts } from './parts';

/** The answers of one section, market or good. */
export function Group({ group, found, locale, t }: Parts & { group: ReviewGroup }) {
  const { compiled, record } = found;
  const name = placeName(compiled, record.profile, group.at, locale, t);
  const label = group.id.startsWith('more-') ? t('check.extra', { section: group.label[locale] }) : group.label[locale];
  const blocks = group.at.scope === 'market' ? record.profile.markets : record.profile.goods;
  const { at } = group;
  const removable = blocks.length > 1 && !group.id.startsWith('more-');
  return (
    <section className="mt-9">
      <h2 className="bar text-h3">{name ? t('place.named', { section: label, name }) : label}</h2>
      <dl>
        {group.rows.map((row) => (
          <Row key={row.step.id} row={row} found={found} locale={locale} t={t} />
        ))}
      </dl>
      {at.scope !== 'firm' && removable && (
        <Removal
          found={found}
          scope={at.scope}
          index={at.index}
          name={name}
          count={Object.keys(blocks[at.index]?.answers ?? {}).length}
          step="check"
          returnTo="check"
          label={t(at.scope === 'market' ? 'check.removeMarket' : 'check.removeGood')}
          locale={locale}
          t={t}
        />
      )}
    </section>
  );
}

function Row({ row, found, locale, t }: Parts & { row: ReviewRow }) {
  const { step, answer, state } = row;
  const open = state === 'unsure' || state === 'missing';
  const label = step.question.label[locale];
  const { homeCountry } = found.record.profile.firm;
  const currency = currencyOf(homeCountry?.state === 'given' ? String(homeCountry.value) : undefined);
  const perPerson = salesPerPerson(found.record.profile.firm);
  const { settledBy } = step.question;
  const code = settledBy ? answersAt(found.record.profile, step.at)[settledBy] : undefined;
  return (
    <div
      id={step.id.replace('/', '-')}
      className="grid scroll-mt-24 grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-0.5 border-line border-b py-3 target:bg-land-1 data-returned:bg-land-1 md:grid-cols-[19rem_minmax(0,1fr)_10rem_3.5rem] md:items-baseline"
    >
      <dt className="text-ink-2 text-small">{label}</dt>
      <dd className={open ? 'col-start-1 font-medium text-note md:col-auto' : 'col-start-1 font-medium md:col-auto'}>
        {open && <span aria-hidden="true" className="tag open me-2 align-baseline" />}
        {answer ? answerWords(found, step.question, answer, locale, t) : t('check.notAnswered')}
        {step.id === 'annualRevenue' && perPerson !== undefined && (
          <span className="block font-normal text-ink-2 text-small">
            {t('check.perPerson', { amount: amountText(perPerson, locale, currency) })}
          </span>
        )}
        {code?.state === 'given' && <span className="block font-normal">{codeWords(String(code.value), locale)}</span>}
      </dd>
      <dd className="col-start-1 text-ink-3 text-label md:col-auto">{effectText(row, found, locale, t)}</dd>
      <dd className="col-start-2 row-span-3 row-start-1 self-center md:col-auto md:row-auto md:self-auto">
        <a
          className="link inline-flex min-h-11 items-center text-small md:min-h-0"
          href={changeLink(locale, step.id)}
          aria-label={`${t(state === 'missing' ? 'check.answer' : 'check.change')}: ${label}`}
        >
          {t(state === 'missing' ? 'check.answer' : 'check.change')}
        </a>
      </dd>
    </div>
  );
}

/** What an answer does for the advice, or what a missing one could do. */
function effectText(row: ReviewRow, { compiled }: CurrentCase, locale: Locale, t: Translate): string {
  if (row.state === 'given') {
    if (row.reasons > 0) return t('check.reasons', { count: row.reasons });
    return t(row.step.question.decides.includes('cbam') ? 'check.forCarbon' : 'check.noReasons');
  }
  const labels = [...new Set(decisive(row).map((decision) => partOf(decision)))].map(
    (part) => compiled.book.scales.decides?.[part]?.[locale] ?? part,
  );
  return labels.length > 0 ? t('check.canChange', { parts: labels.join(t('why.join')) }) : t('check.cannotChange');
}

/** `level.target` is part of what is called level, `entry.mode` of entry. */
function partOf(decision: string): string {
  return decision.split('.')[0]!;
}
