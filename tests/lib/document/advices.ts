import { type Advice, buildAdvice } from '../../../lib/advice/index.ts';
import { carbonBasis } from '../../../lib/advice/node.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import type { Locale } from '../../../lib/rulebook/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';

export const locales = ['zh', 'en'] as const;

/** The advice for a case of the rule book. */
export function adviceOf(id: string, locale: Locale): Advice {
  const { book, cases } = realBook();
  const profile = profilesOf(book, cases.find((item) => item.id === id)!)[0]!;
  return buildAdvice(realCompiled(), profile, locale, null, carbonBasis());
}

/** Every text under one of these keys, wherever it stands, but not below what is to be left out. */
function textsUnder(value: unknown, keys: readonly string[], without: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => !without.includes(key))
    .flatMap(([key, part]) =>
      keys.includes(key) && typeof part === 'string' ? [part] : textsUnder(part, keys, without),
    );
}

/** What a full document must say: every recommendation, reason, gate, risk, action, answer and source of the advice. */
export function mustSay(advice: Advice): string[] {
  const { level, model, markets, pathway } = advice;
  const open = markets.flatMap(({ entry }) => entry.options.filter(({ ruledOutBy }) => ruledOutBy.length === 0));
  return [
    ...advice.summary,
    level.targetLabel,
    model.label,
    ...markets.flatMap(({ label, entry }) => [label, entry.headline]),
    ...markets.flatMap(({ entry }) => entry.options.map(({ label }) => label)),
    ...markets.flatMap(({ entry }) => entry.next.flatMap((step) => [step.label, step.trigger])),
    // Reasons, gates with what opens them, notes; of ways that are still open also their risk and what could rule them out.
    ...textsUnder([level, model, markets, pathway, advice.notes], ['text', 'opens'], ['mayBeRuledOutBy', 'risk']),
    ...open.flatMap(({ risk, mayBeRuledOutBy }) => [risk.text, ...mayBeRuledOutBy.map(({ text }) => text)]),
    ...advice.risks.flatMap((risk) => [
      risk.name,
      ...risk.because,
      ...risk.eased,
      ...risk.levers,
      risk.owner,
      risk.due,
    ]),
    ...advice.actions.flatMap((action) => [action.name, ...action.why, action.firstStep, action.done, action.horizon]),
    ...advice.support.flatMap((item) => [item.name, item.ask, item.first]),
    ...advice.robustness.map(({ text }) => text),
    ...advice.counterfactuals.map(({ text }) => text),
    ...(advice.comparison ? [advice.comparison.headline, ...advice.comparison.criteria.map(({ label }) => label)] : []),
    ...(advice.carbon ? carbonTexts(advice.carbon) : []),
    ...advice.answers.flatMap(({ rows }) => rows.flatMap(({ label, text }) => [label, text])),
    ...advice.notRead.flatMap(({ label, text }) => [label, text]),
    ...advice.limits,
    ...Object.values(advice.evidence).flatMap(({ claim, source, designChoice }) =>
      designChoice ? [claim] : [claim, `${source.authors} (${source.year})`, source.title],
    ),
    advice.rulebook.hash,
    advice.fingerprint,
  ];
}

function carbonTexts({ verdict, lines, bill, dates, checklist, provisional }: NonNullable<Advice['carbon']>): string[] {
  return [
    verdict,
    ...lines,
    ...provisional,
    ...dates.map(({ text }) => text),
    ...checklist.map(({ what }) => what),
    ...(bill ? bill.goods.flatMap((good) => [good.label, ...good.lines, ...good.notes]) : []),
    ...(bill ? bill.paths.map(({ basis }) => basis) : []),
    ...(bill?.sources ?? []),
  ];
}
