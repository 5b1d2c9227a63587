import type { CurrentCase } from '@/app/[locale]/wizard/case';
import type { Answer } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { Question } from '@/lib/rulebook/index.ts';
import { goodsSteps, isAnswered, type ReturnTo } from '@/lib/wizard/server.ts';
import { answerWords, codeWords } from '../answer-words';
import { Removal } from '../BlockList';
import { placeName } from '../names';
import type { Translate } from '../translate';
import { coveredBy } from './coverage';

export interface GoodsTableProps {
  found: CurrentCase;
  /** Page that a removal leads back to. */
  step: string;
  returnTo?: ReturnTo | undefined;
  locale: Locale;
  t: Translate;
}

/** The answers that tell goods apart, in the order of the columns. */
const columns = ['originCountry', 'tonnesToEu', 'importerOfRecord', 'emissionsData'] as const;

/** An answer for a column whose heading bears the unit. */
function cellWords(found: CurrentCase, question: Question, answer: Answer, locale: Locale, t: Translate): string {
  const { unit: _, ...bare } = question;
  return answerWords(found, bare, answer, locale, t);
}

/** All goods at a glance, each to edit or remove. On a phone every row is a card. */
export function GoodsTable({ found, step, returnTo, locale, t }: GoodsTableProps) {
  const { compiled, record } = found;
  const { profile } = record;
  if (profile.goods.length === 0) return null;
  const steps = goodsSteps(compiled, profile);
  return (
    <table className="goods mt-7">
      <caption className="sr-only">{t('goods.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('goods.good')}</th>
          <th scope="col">{t('goods.scope')}</th>
          {columns.map((id) => (
            <th key={id} scope="col">
              {t(`goods.${id}`)}
            </th>
          ))}
          <th scope="col">
            <span className="sr-only">{t('goods.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {profile.goods.map(({ id, answers }, index) => {
          const name = placeName(compiled, profile, { scope: 'goods', index }, locale, t);
          const open = (steps.get(index) ?? []).filter((each) => !isAnswered(profile, each)).length;
          const edit = open > 0 ? t('goods.editOpen', { count: open }) : t('goods.edit');
          const code = answers.cnCode?.state === 'given' ? codeWords(String(answers.cnCode.value), locale) : null;
          return (
            <tr key={id}>
              <th scope="row">
                {name}
                {code && !code.startsWith(name) && (
                  <span className="block font-normal text-ink-2 text-small">{code}</span>
                )}
              </th>
              <td data-label={t('goods.scope')}>{t(`goods.covered.${coveredBy(answers)}`)}</td>
              {columns.map((column) => {
                const answer = answers[column];
                const question = compiled.book.questions[column];
                return (
                  <td key={column} data-label={t(`goods.${column}`)}>
                    {answer && question ? cellWords(found, question, answer, locale, t) : '–'}
                  </td>
                );
              })}
              <td className="acts-cell">
                <a
                  className="link inline-flex min-h-11 items-center text-small"
                  href={`/${locale}/wizard/goods/${index + 1}`}
                  aria-label={`${edit}: ${name}`}
                >
                  {edit}
                </a>
                <Removal
                  found={found}
                  scope="goods"
                  index={index}
                  name={name}
                  count={Object.keys(answers).length}
                  step={step}
                  returnTo={returnTo}
                  locale={locale}
                  t={t}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
