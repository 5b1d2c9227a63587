import { changeBlocks } from '@/app/[locale]/wizard/actions';
import { Phrases } from '@/app/ui/Phrases';
import type { MoreStep } from '@/lib/wizard/server.ts';
import { coreSteps } from '@/lib/wizard/server.ts';
import { BlockForm } from './BlockForm';
import { BlockList } from './BlockList';
import { Frame } from './Frame';
import { GoodsTable } from './goods/GoodsTable';
import { phrased } from './names';
import { type StepPageProps, sectionLabel } from './QuestionPage';
import { formWords } from './words';

/** "Another market?" and "another good?". */
export function MorePage({ found, step, locale, t, returnTo }: StepPageProps & { step: MoreStep }) {
  const { compiled, record } = found;
  const { profile } = record;
  const scope = step.at.scope === 'goods' ? 'goods' : 'market';
  const part = scope === 'market' ? 'market' : 'good';
  const own = coreSteps(compiled, profile).filter(
    (candidate) => candidate.kind === 'question' && candidate.at.scope === scope && candidate.at.index === 0,
  );
  const seconds = own.reduce(
    (sum, candidate) => sum + (candidate.kind === 'question' ? candidate.question.seconds : 0),
    0,
  );
  const limit = compiled.book.limits[scope === 'market' ? 'markets' : 'goods'];
  const room = (scope === 'market' ? profile.markets : profile.goods).length < limit;
  return (
    <Frame found={found} step={step} locale={locale} t={t}>
      <div className="wrap pt-6 pb-4 lg:pt-13">
        <p className="lab">{sectionLabel(found, step, locale, t).split(/[，,]/)[0]}</p>
        <h1 id="question" tabIndex={-1} className="mt-2 outline-none">
          <Phrases>{phrased(t(`more.${part}.title`), locale)}</Phrases>
        </h1>
        <p className="mt-2.5 max-w-measure text-ink-2">
          {t(`more.${part}.text`, { minutes: Math.max(1, Math.round(seconds / 60)), limit })}
        </p>
        {scope === 'goods' ? (
          <GoodsTable found={found} step={step.id} returnTo={returnTo} locale={locale} t={t} />
        ) : (
          <BlockList
            found={found}
            scope={scope}
            locale={locale}
            t={t}
            title={t('more.market.list')}
            returnTo={returnTo}
            step={step.id}
          />
        )}
        <BlockForm
          action={changeBlocks}
          hidden={{
            locale,
            case: found.key.id,
            step: step.id,
            revision: String(record.revision),
            ...(returnTo ? { return: returnTo } : {}),
          }}
          words={formWords(t).form}
          buttons={[
            { intent: 'done', label: t(`more.${part}.done`) },
            ...(room ? [{ intent: `add-${scope}`, label: t(`more.${part}.add`), quiet: true }] : []),
            { intent: 'back', label: t('form.back'), link: true },
          ]}
        />
        {scope === 'goods' && room && (
          <p className="mt-4">
            <a className="link inline-flex min-h-11 items-center" href={`/${locale}/wizard/goods/paste`}>
              {t('goods.paste')}
            </a>
          </p>
        )}
      </div>
    </Frame>
  );
}
