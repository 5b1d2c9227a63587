import { getLocale, getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import { TextForm } from '@/app/ui/TextForm';
import { type Advice, engineView, type Overridable } from '@/lib/advice/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
import { longest } from '@/lib/store/index.ts';
import { OwnViewBox } from '../../../../advice/parts/OwnView';
import { overrideDecision, withdrawOverride } from './actions';

interface Props {
  advice: Advice;
  decision: Overridable;
  market: string | null;
  caseId: string;
  anchor: string;
  mayOverride: boolean;
}

/** One decision: the rule book's result, the adviser's if there is one, and the form to differ by. */
export async function DecisionPart({ advice, decision, market, caseId, anchor, mayOverride }: Props) {
  const locale = await getLocale();
  const t = await getTranslations('desk.judgement');
  const { label, options } = compiledBook().book.decisions[decision]!;
  const engine = engineView(advice, decision, market)!;
  const view = advice.overrides.find((item) => item.decision === decision && item.market === market);
  const shut = new Set(
    (decision === 'entry.mode'
      ? (advice.markets.find(({ id }) => id === market)?.entry.options ?? [])
      : decision === 'model'
        ? advice.model.options
        : decision === 'level.target'
          ? advice.level.options
          : []
    ).flatMap(({ option, ruledOutBy }) => (ruledOutBy.length > 0 ? [option] : [])),
  );
  const name = decision.replace('.', '-');
  return (
    <div className="mt-4">
      <h3 className="text-body">{label[locale]}</h3>
      {view ? (
        <OwnViewBox view={view} locale={locale} />
      ) : (
        <p>
          {t('engine')} <b>{engine.label}</b>
        </p>
      )}
      {mayOverride && (
        <div className="mt-2 flex flex-wrap items-start gap-x-6 gap-y-2">
          <div className="has-[details[open]]:basis-full">
            <TextForm
              id={`${anchor}-${name}`}
              quiet
              fold={t(view ? 'changeView' : 'differ')}
              action={overrideDecision}
              hidden={{ locale, id: caseId, decision, market: market ?? '' }}
              fields={[
                {
                  name: 'choice',
                  label: t('choice'),
                  value: view?.choice.option ?? '',
                  options: [
                    { value: '', label: t('choose') },
                    ...options.map((option) => ({
                      value: option.id,
                      label: shut.has(option.id) ? t('shut', { option: option.label[locale] }) : option.label[locale],
                    })),
                  ],
                },
                {
                  name: 'reason',
                  label: t('reason'),
                  help: t('reasonHelp'),
                  rows: 4,
                  maxLength: longest.reason,
                  value: view?.reason ?? '',
                },
              ]}
              texts={{ button: t('keepView') }}
            />
          </div>
          {view && (
            <ActForm
              action={withdrawOverride}
              hidden={{ locale, id: caseId, override: view.id, at: anchor }}
              label={t('withdraw')}
              of={t('withdrawOf', { decision: label[locale] })}
            />
          )}
        </div>
      )}
    </div>
  );
}
