import { type Locale, useLocale, useTranslations } from 'next-intl';
import { compiledBook } from '@/lib/advice/node.ts';
import { conditionWords } from '@/lib/explain/index.ts';
import type { Condition as Source } from '@/lib/rulebook/index.ts';
import { ruleAddress } from '../address.ts';

/** A condition as the rows of a table: all rows of one block must hold; several blocks are alternatives. */
export function Condition({ when }: { when: Source | undefined }) {
  const t = useTranslations('rules.condition');
  const locale: Locale = useLocale();
  const alternatives = conditionWords(compiledBook(), when, locale);
  if (alternatives.every((tests) => tests.length === 0)) return <p>{t('always')}</p>;
  return (
    <table className="tbl cond">
      <caption className="sr-only">{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('test')}</th>
        </tr>
      </thead>
      {alternatives.map((tests, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: alternatives have no identity of their own
        <tbody key={index}>
          {index > 0 && (
            <tr>
              <td colSpan={2} className="or">
                {t('or')}
              </td>
            </tr>
          )}
          {tests.map(({ label, field, test }) => (
            <tr key={label + test}>
              <th scope="row">
                <a href={ruleAddress(locale, field)}>{label}</a>
              </th>
              <td>{test}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
