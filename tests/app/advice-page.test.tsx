import { describe, expect, test } from 'vitest';
import { AdvicePage } from '@/app/[locale]/advice/AdvicePage.tsx';
import { exampleAdvice, exampleCases } from '@/app/[locale]/example/advice.ts';
import { type Advice, buildAdvice, type ReasonView } from '@/lib/advice/index.ts';
import { carbonBasis } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/rulebook/index.ts';
import { profileOf, realCompiled } from '../support/book.ts';
import { html, textOf } from '../support/render.tsx';

const locales: readonly Locale[] = ['en', 'zh'];

const smallFirm = profileOf({
  firm: {
    homeCountry: 'CN',
    offerKind: 'materialsParts',
    employees: 120,
    exportExperience: 'regular5to20',
    exportRole: 'contractManufacturer',
    motives: ['idleCapacity', 'avoidTradeBarriers'],
    foreignStaff: 2,
    affordableLoss: 'under1',
    filledRoles: { unsure: true },
    orientationActs: ['languages'],
    networkActs: ['none'],
  },
  markets: [
    { id: 'home', targetCountry: 'DE', firstContact: 'localIntermediary', demandEvidence: 'repeatOrders' },
    { id: 'far', targetCountry: 'BR', networkStage: { unsure: true } },
  ],
  goods: [{ goodsFamily: 'ironSteel', emissionsData: 'none' }],
});

const cases: [string, Locale, Advice][] = locales.flatMap((locale): [string, Locale, Advice][] => [
  ...exampleCases().map(({ id }): [string, Locale, Advice] => [id, locale, exampleAdvice(id, locale)!.advice]),
  ['a small firm', locale, buildAdvice(realCompiled(), smallFirm, locale, null, carbonBasis())],
  ['nothing known', locale, buildAdvice(realCompiled(), profileOf({}), locale)],
  ['a market without answers', locale, buildAdvice(realCompiled(), profileOf({ markets: [{}] }), locale)],
]);

/** Every sentence of the document that a reader must find on the page. */
function sentences(advice: Advice): string[] {
  const reasons = (list: readonly ReasonView[]) => list.map(({ text }) => text);
  const { level, model, markets, pathway } = advice;
  return [
    ...advice.summary,
    ...reasons([...level.currentReasons, ...level.targetReasons.filter(({ weight }) => weight === 0)]),
    ...[...level.outcome, ...level.gaps, ...model.notes, ...pathway.notes, ...advice.notes].map(({ text }) => text),
    ...level.hallmarks.map(({ label }) => label),
    ...[model.technology, model.resource].flatMap((side) => reasons([...side.for, ...side.against])),
    ...[...level.options, ...markets.flatMap(({ entry }) => entry.options)].flatMap((option) => [
      option.label,
      ...reasons([...option.for, ...option.against]),
      ...[...option.ruledOutBy, ...option.mayBeRuledOutBy].flatMap(({ text, opens }) => [text, opens]),
    ]),
    ...markets.flatMap(({ entry }) => [
      entry.headline,
      ...entry.next.map(({ trigger }) => trigger),
      ...(entry.pathLabel ? [entry.pathLabel] : []),
      ...entry.path.flatMap(({ modes }) => modes.map((mode) => `${mode.label}`)),
      ...reasons(entry.stay),
    ]),
    ...(advice.comparison
      ? [
          advice.comparison.headline,
          advice.comparison.basis,
          ...advice.comparison.notes.map(({ text }) => text),
          ...advice.comparison.criteria.flatMap(({ label, text }) => [label, text]),
          ...advice.comparison.markets.flatMap(({ marks }) =>
            marks.flatMap(({ label, answers, open }) => [
              label,
              ...answers.flatMap((answer) => [answer.label, answer.text]),
              ...open.map((question) => question.label),
            ]),
          ),
        ]
      : []),
    ...(advice.carbon
      ? [
          advice.carbon.verdict,
          ...advice.carbon.lines,
          ...advice.carbon.provisional,
          ...advice.carbon.dates.flatMap(({ date, text, source }) => [date, text, source]),
          ...advice.carbon.checklist.flatMap(({ what, from, source }) => [what, from, source]),
          ...(advice.carbon.bill?.goods ?? []).flatMap(({ label, lines, notes }) => [label, ...lines, ...notes]),
          ...(advice.carbon.bill?.sources ?? []),
        ]
      : []),
    ...advice.risks.flatMap(({ name, meaning, because, eased, owner }) => [name, meaning, ...because, ...eased, owner]),
    ...advice.actions.flatMap(({ name, firstStep, done, why }) => [name, firstStep, done, ...why]),
    ...advice.support.flatMap(({ name, ask, first }) => [name, ask, first]),
    ...reasons(pathway.reasons),
    ...pathway.ahead.flatMap((option) => [option.label, ...reasons([...option.for, ...option.against])]),
    ...advice.figures.map(({ text }) => text),
    ...advice.capabilities.map(({ label }) => label),
    ...markets.flatMap(({ entry }) => (entry.lead ? [entry.lead.label] : [])),
    ...advice.robustness.map(({ text }) => text),
    ...advice.open.map(({ label }) => label),
    ...(advice.decisive ? [advice.decisive.text] : []),
    ...advice.counterfactuals.flatMap(({ toLabel, sets, text }) => [
      toLabel,
      ...(sets.length === 0 ? [text] : []),
      ...sets.flatMap(({ changes, also, advice: then }) => [
        ...(then ? [then] : []),
        ...changes.flatMap(({ label, from, to, effortLabel }) => [label, from, to, effortLabel]),
        ...also,
      ]),
    ]),
    ...advice.answers.flatMap(({ rows }) => rows.flatMap(({ label, text }) => [label, text])),
    ...advice.limits,
    advice.fingerprint,
    advice.rulebook.hash,
  ];
}

describe('the advice page', () => {
  test.each(cases)('shows everything the document says: %s, %s', (_, locale, advice) => {
    const text = textOf(html(locale, <AdvicePage advice={advice} />));
    const missing = sentences(advice).filter((sentence) => !text.includes(sentence.replace(/\s+/g, ' ')));
    expect([...new Set(missing)]).toEqual([]);
  });

  test.each(cases)('has no id twice and no link into the void: %s, %s', (_, locale, advice) => {
    const markup = html(locale, <AdvicePage advice={advice} />);
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const targets = [...markup.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target!);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  test.each([
    ['en', 'is added to your people for foreign business, the advice becomes: “Vietnam: indirect export first'],
    ['zh', '如果现有人员里增加“有专人牵头海外业务并有决定权”，建议就变为：“越南：先从间接出口做起'],
  ] as const)(
    'says on the first screen that naming a lead opens the market of the workshop: %s',
    (locale, sentence) => {
      const { advice } = exampleAdvice('made-up-nobody-in-charge', locale)!;
      const markup = html(locale, <AdvicePage advice={advice} />);
      expect(textOf(markup.split('id="level"')[0]!)).toContain(sentence);
    },
  );

  test('sends the reader to the answer behind a reason, by the place of its market', () => {
    const markup = html('en', <AdvicePage advice={buildAdvice(realCompiled(), smallFirm, 'en')} />);
    expect(markup).toContain('href="/en/wizard/m1/firstContact?return=advice"');
    expect(markup).toContain('href="/en/wizard/m2/networkStage?return=advice"');
    expect(markup).toContain('href="/en/wizard/g1/emissionsData?return=advice"');
    expect(markup).toContain('href="/en/wizard/motives?return=advice"');
  });

  test('a worked example offers nothing to change or to take away', () => {
    const { advice } = exampleAdvice('byd-2026', 'zh')!;
    const markup = html('zh', <AdvicePage advice={advice} example={{ id: 'byd-2026', name: 'BYD' }} />);
    expect(markup).not.toContain('/wizard/');
    expect(markup).not.toContain('/download');
  });
});

describe('divided evidence', () => {
  test.each(locales)('a reason on it carries a visible mark that opens to both claims: %s', (locale) => {
    const { advice } = exampleAdvice('made-up-kitchen-brand', locale)!;
    const markup = html(locale, <AdvicePage advice={advice} />);
    const drawers = markup.split('class="tag divided"><span class="link">').slice(1);
    const reason = advice.markets[0]!.entry.options.flatMap((option) => [...option.for, ...option.against]).find(
      ({ divided }) => divided.length > 0,
    )!;
    const claims = [reason.divided[0]!.evidence, ...reason.divided[0]!.against].map((id) => advice.evidence[id]!.claim);
    const drawer = drawers.map((part) => textOf(part.split('</details>')[0]!));
    expect(drawer.some((text) => claims.every((claim) => text.includes(claim.replace(/\s+/g, ' '))))).toBe(true);
    expect(drawer[0]).toMatch(locale === 'zh' ? /^证据不一/ : /^Evidence divided/);
  });

  test('every reason leads to its rule and to the page of its sources', () => {
    const { advice } = exampleAdvice('catl-2026', 'en')!;
    const markup = html('en', <AdvicePage advice={advice} />);
    const reasons = advice.markets.flatMap(({ entry }) => entry.options.flatMap(({ reasons }) => reasons));
    for (const { rule, evidence } of [...reasons, ...advice.model.technology.for]) {
      expect(markup).toContain(`href="/en/rules/${rule}"`);
      for (const id of evidence) expect(markup).toContain(`href="/en/sources/${id}"`);
    }
  });
});

describe('links within the page', () => {
  test.each(cases)('lead to something that stands there once: %s in %s', (_, locale, advice) => {
    const markup = html(locale, <AdvicePage advice={advice} />);
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...markup.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((id) => !ids.includes(id) && id !== 'main')).toEqual([]);
  });
});
