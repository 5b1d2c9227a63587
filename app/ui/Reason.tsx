import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cx } from './cx';

export interface ReasonSource {
  label: string;
  /** What kind of evidence: regression, several cases, theory, design choice. */
  grade?: string | undefined;
  href?: string | undefined;
  /** Opens in place: the claim, where it stands, how far it reaches, the answer and the rule behind it. */
  drawer?: {
    title?: string | undefined;
    claim?: ReactNode;
    rows: { term: string; value: ReactNode; href?: string }[];
  };
}

export interface ReasonProps {
  /** −3 to 3. */
  weight: number;
  children: ReactNode;
  sources: ReasonSource[];
}

/** "+3", "−2", "0", with the real minus sign. */
export function signed(weight: number) {
  return weight > 0 ? `+${weight}` : weight < 0 ? `−${-weight}` : '0';
}

/** A `<li>`: signed weight in three boxes, one sentence, its sources. */
export function Reason({ weight, children, sources }: ReasonProps) {
  const t = useTranslations('common.reason');
  const side = weight > 0 ? 'for' : weight < 0 ? 'against' : 'neither';
  return (
    <li className={cx('rsn', side)}>
      <span className="w">
        <span>
          <span className="sr-only">{t(side)} </span>
          {signed(weight)}
        </span>
        <svg viewBox="0 0 40 8" aria-hidden="true">
          {[0, 1, 2].map((box) => (
            <rect
              key={box}
              x={0.5 + box * 14}
              y=".5"
              width="11"
              height="7"
              fill={box < Math.abs(weight) ? 'currentColor' : 'none'}
              stroke="currentColor"
            />
          ))}
        </svg>
      </span>
      <div className="min-w-0">
        <p>{children}</p>
        {sources.map((source) => (
          <Source key={source.label} {...source} />
        ))}
      </div>
    </li>
  );
}

function Source({ label, grade, href, drawer }: ReasonSource) {
  const badge = grade && <span className="grade">{grade}</span>;
  if (!drawer) {
    return (
      <p className="src">
        {href ? <a href={href}>{label}</a> : <span>{label}</span>}
        {badge}
      </p>
    );
  }
  return (
    <details className="src">
      <summary>
        <span className="link">{label}</span>
        {badge}
      </summary>
      <div className="drawer">
        {drawer.title && <p className="font-semibold">{drawer.title}</p>}
        {drawer.claim && <p>{drawer.claim}</p>}
        <dl>
          {drawer.rows.map(({ term, value, href: to }) => (
            <div key={term} className="contents">
              <dt>{term}</dt>
              <dd>{to ? <a href={to}>{value}</a> : value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
