import { useTranslations } from 'next-intl';
import type { ComparedMarketView, ComparisonView, MarkView } from '@/lib/advice/index.ts';
import './CompareSection.css';

/** Criteria down, markets across, in their order. Beside every box stands the word. */
export function CompareTable({ comparison: { criteria, markets } }: { comparison: ComparisonView }) {
  const t = useTranslations('advice.compare');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: five markets are wider than a phone, and a region that scrolls must be reachable by keyboard
    <section className="cmp" aria-label={t('table')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('criterion')}</th>
            <th scope="col" className="num">
              {t('weight')}
            </th>
            {markets.map((market) => (
              <th key={market.market} scope="col">
                <Place market={market} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ criterion, label, weight, ownWeight, counts }) => (
            <tr key={criterion} className={counts ? undefined : 'idle'}>
              <th scope="row">{label}</th>
              <td className="num">
                {weight}
                {ownWeight && <small>{t('own')}</small>}
              </td>
              {markets.map(({ market, marks }) => (
                <td key={market}>
                  <Mark mark={marks.find((mark) => mark.criterion === criterion)!} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('points')}
            </th>
            {markets.map(({ market, low, high }) => (
              <td key={market}>
                <b>{low === high ? low : t('range', { low, high })}</b>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Place({ market: { label, state, place, placeSettled, equal } }: { market: ComparedMarketView }) {
  const t = useTranslations('advice.compare');
  if (state !== 'placed') {
    return (
      <>
        {label} <small>{t(`state.${state}`)}</small>
      </>
    );
  }
  if (!placeSettled) {
    return (
      <>
        {label} <small>{t(place === 1 ? 'ahead' : 'placeOpen')}</small>
      </>
    );
  }
  return (
    <>
      {t('placed', { place: place!, label })} {equal && <small>{t('equal')}</small>}
    </>
  );
}

/** Full boxes: known. Dashed: what it could still be. */
function Mark({ mark: { low, high, label } }: { mark: MarkView }) {
  const known = low === high || low > 1 ? low : 0;
  return (
    <span className="cmark">
      <span className="boxes" aria-hidden="true">
        {[1, 2, 3].map((step) => (
          <i key={step} className={step <= known ? 'full' : step <= high ? 'open' : undefined} />
        ))}
      </span>{' '}
      {label}
    </span>
  );
}
