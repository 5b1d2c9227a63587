import { changeBlocks } from '@/app/[locale]/wizard/actions';
import type { CurrentCase } from '@/app/[locale]/wizard/case';
import type { Locale } from '@/lib/i18n/routing';
import { openingStep, type ReturnTo } from '@/lib/wizard/server.ts';
import { BlockForm } from './BlockForm';
import { placeName } from './names';
import type { Translate } from './translate';
import { formWords } from './words';

export interface BlockListProps {
  found: CurrentCase;
  scope: 'market' | 'goods';
  title: string;
  /** Page that the removal leads back to. */
  step: string;
  returnTo?: ReturnTo | undefined;
  locale: Locale;
  t: Translate;
}

/** Markets or goods entered so far, each to change or remove. */
export function BlockList({ found, scope, title, step, returnTo, locale, t }: BlockListProps) {
  const { compiled, record } = found;
  const blocks = scope === 'market' ? record.profile.markets : record.profile.goods;
  if (blocks.length === 0) return null;
  return (
    <section className="mt-7 max-w-[42rem]">
      <h2 className="bar">{title}</h2>
      <ul>
        {blocks.map((block, index) => {
          const name = placeName(compiled, record.profile, { scope, index }, locale, t);
          return (
            <li key={block.id} className="flex flex-wrap items-start justify-between gap-x-6 border-line border-b py-2">
              <span className="inline-flex min-h-11 items-center font-medium">{name}</span>
              <span className="flex flex-wrap items-start gap-x-5">
                <a
                  className="link inline-flex min-h-11 items-center text-small"
                  href={`/${locale}/wizard/${openingStep(compiled, scope, index)}`}
                  aria-label={`${t('more.change')}: ${name}`}
                >
                  {t('more.change')}
                </a>
                <Removal
                  found={found}
                  scope={scope}
                  index={index}
                  name={name}
                  count={Object.keys(block.answers).length}
                  step={step}
                  returnTo={returnTo}
                  locale={locale}
                  t={t}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export interface RemovalProps extends Omit<BlockListProps, 'title'> {
  index: number;
  name: string;
  count: number;
  label?: string;
}

/** Asks before it removes: opens in place, with what would be lost. */
export function Removal({ found, scope, index, name, count, step, returnTo, label, locale, t }: RemovalProps) {
  return (
    <details className="max-w-[24rem]">
      <summary
        className="link inline-flex min-h-11 items-center text-small"
        aria-label={`${label ?? t('more.remove')}: ${name}`}
      >
        {label ?? t('more.remove')}
      </summary>
      <div className="border-umber border-s-4 bg-umber-1 p-4 text-small">
        <p>{t('more.removeSure', { name, count })}</p>
        <BlockForm
          action={changeBlocks}
          hidden={{
            locale,
            case: found.key.id,
            step,
            revision: String(found.record.revision),
            ...(returnTo ? { return: returnTo } : {}),
          }}
          words={formWords(t).form}
          buttons={[
            { intent: `remove-${scope}-${index}`, label: t('more.removeYes', { name }), quiet: true, small: true },
          ]}
        />
      </div>
    </details>
  );
}
