import { useTranslations } from 'next-intl';
import { CarbonPaths } from '@/app/ui/carbon/CarbonPaths';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Tag } from '@/app/ui/Tag';
import type { CarbonBillView, CarbonView } from '@/lib/advice/index.ts';
import { type CbamLaw, excerptOf } from '@/lib/cbam/index.ts';
import { cbamLaw } from '@/lib/cbam/node.ts';
import { Basis } from '../parts/Basis.tsx';
import { Folded } from '../parts/Folded.tsx';
import { askedKey, type View } from '../view.ts';
import './CarbonSection.css';

/** Most characters of law that are sent to the browser; goods of unknown origin would need a megabyte. */
const mostLaw = 200_000;

export function CarbonSection({ view }: { view: View }) {
  const t = useTranslations('advice.carbon');
  const { carbon, risks, goods } = view.advice;
  if (!carbon) return null;
  const related = risks.filter(({ id }) => id.startsWith('cbam') || id.startsWith('carbon'));
  const isOpen = carbon.exposure === 'unknown' || carbon.exposure === 'open';
  const href = view.to.answer(carbon.exposure === 'open' ? 'tonnesToEu' : 'goodsFamily', goods[0]?.id ?? null);
  return (
    <section className="sec" id="carbon" aria-labelledby="carbon-h">
      <SectionHeading
        id="carbon-h"
        title={t(`heading.${carbon.exposure}`)}
        aside={isOpen ? <Tag kind="open">{t('open')}</Tag> : null}
        lede={carbon.verdict}
      />
      <Basis view={view} evidence={carbon.evidence} />
      {isOpen && href && goods.length > 0 && (
        <p>
          <a href={href}>{t('answer')}</a>
        </p>
      )}
      {carbon.bill && <Paths view={view} bill={carbon.bill} />}
      {related.length > 0 && carbon.exposure !== 'none' && (
        <p className="mt-4">
          {t('risks')}{' '}
          {related.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && t('join')}
              <a href={`#risk-${id}`}>{name}</a>
            </span>
          ))}
        </p>
      )}
      <div className="folds">
        {carbon.bill?.goods.map(({ id, label, lines }) => (
          <Sentences key={id} title={label} lines={lines} />
        ))}
        <Sentences title={t('besides')} lines={carbon.bill ? carbon.lines : []} />
        <Dates carbon={carbon} />
        <Checklist carbon={carbon} />
        <Small carbon={carbon} />
      </div>
      {!carbon.bill && <p className="small">{t('note')}</p>}
    </section>
  );
}

function Sentences({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Folded title={title} note={lines.length}>
      <ul className="carbon-say">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Folded>
  );
}

function Paths({ view, bill }: { view: View; bill: CarbonBillView }) {
  const t = useTranslations('advice.carbon');
  const c = useTranslations('common.chart');
  const { advice, editable } = view;
  return (
    <CarbonPaths
      locale={advice.locale}
      goods={bill.goods}
      paths={bill.paths}
      scenario={bill.scenario}
      price={bill.price}
      prices={bill.prices}
      request={bill.request}
      law={lawFor(bill)}
      whatif={editable ? askedKey(advice) : null}
      words={{
        controls: t('controls'),
        price: t('price'),
        priceUnit: t('priceUnit'),
        law: t('law'),
        send: t('send'),
        unit: t('unit'),
        table: c('showTable'),
        chart: t('chart'),
        defaults: t('defaults'),
        own: t('own'),
        free: t('free'),
        year: t('year'),
        perYear: t('perYear'),
        due: t('due'),
        total: t('total'),
        open: t('range'),
        more: t('more'),
        atLeast: t('atLeast'),
        unknown: t('amountOpen'),
      }}
    />
  );
}

/** What the browser needs to compute the bill anew; null if that is too much to send. */
function lawFor({ request }: CarbonBillView): CbamLaw | null {
  const excerpt = { ...excerptOf(cbamLaw(), request), dates: [], checklist: [] };
  return JSON.stringify(excerpt).length <= mostLaw ? excerpt : null;
}

function Dates({ carbon: { dates } }: { carbon: CarbonView }) {
  const t = useTranslations('advice.carbon');
  if (dates.length === 0) return null;
  return (
    <Folded title={t('dates')} note={dates.length}>
      <table className="tbl">
        <tbody>
          {dates.map(({ date, text, source }) => (
            <tr key={date + text}>
              <th scope="row" className="whitespace-nowrap">
                {date}
              </th>
              <td>
                {text}
                <span className="lab">{source}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Folded>
  );
}

function Checklist({ carbon: { checklist } }: { carbon: CarbonView }) {
  const t = useTranslations('advice.carbon');
  if (checklist.length === 0) return null;
  return (
    <Folded title={t('checklist')} note={checklist.length}>
      <ol className="carbon-check">
        {checklist.map(({ what, from, source }) => (
          <li key={what}>
            {what}
            <span className="lab">
              {t('from', { from })} {source}
            </span>
          </li>
        ))}
      </ol>
    </Folded>
  );
}

/** What is provisional, remarks on each good, and the acts behind the figures. */
function Small({ carbon: { bill, provisional } }: { carbon: CarbonView }) {
  const t = useTranslations('advice.carbon');
  if (!bill) return null;
  return (
    <Folded title={t('basis')}>
      <Lines title={t('provisional')} lines={provisional} />
      {bill.goods.map(({ id, label, notes }) => (
        <Lines key={id} title={label} lines={notes} />
      ))}
      <Lines title={t('sources')} lines={bill.sources} />
    </Folded>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h4 className="lab mt-4">{title}</h4>
      <ul className="list text-small">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
