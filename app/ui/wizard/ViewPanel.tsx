import { cx } from '@/app/ui/cx';
import { Tag } from '@/app/ui/Tag';
import type { LineText, Panel } from './panel';

/** What can be said so far, line by line. Stands beside the question and, on phones, in the sheet of the dock. */
export function ViewLines({ lines, footer }: { lines: readonly LineText[]; footer: string }) {
  return (
    <>
      <dl>
        {lines.map(({ key, topic, value, early, detail, tag, moved }) => (
          <div key={key} className={cx('border-line border-t px-5 py-3.5', moved && 'settle bg-land-1')}>
            <dt className="flex flex-wrap justify-between gap-x-3 font-semibold text-ink-3 text-label">
              {topic} <Tag kind={tag.kind}>{tag.text}</Tag>
            </dt>
            <dd className={cx('mt-0.5 leading-normal', early ? 'text-ink-2' : 'font-medium')}>
              {value}
              {detail && <span className="block font-normal text-ink-2 text-small">{detail}</span>}
              {moved && <span className="mt-1 block font-normal text-label text-land-4">{moved}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="border-line border-t bg-page px-5 py-3.5 text-ink-2 text-small">{footer}</p>
    </>
  );
}

export function ViewPanel({ title, panel }: { title: string; panel: Panel }) {
  const { count, lines, footer } = panel;
  return (
    <aside
      aria-busy={lines.some(({ tag }) => tag.kind === 'plain')}
      className="sticky top-6 hidden self-start border border-line border-t-3 border-t-ink bg-paper lg:block"
    >
      <div className="flex items-baseline justify-between gap-3 px-5 pt-4 pb-3">
        <h2 className="text-body">{title}</h2>
        <span className="text-ink-3 text-label">{count}</span>
      </div>
      <ViewLines lines={lines} footer={footer} />
    </aside>
  );
}
