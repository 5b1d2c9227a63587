import { describe, expect, it } from 'vitest';
import {
  type Advice,
  adviceMarkdown,
  answerText,
  buildAdvice,
  figure,
  type ReasonView,
} from '../../../lib/advice/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { contradictions } from '../../../lib/rulebook/index.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';

const compiled = realCompiled();
const { book, cases } = realBook();

const firms = [
  ...cases.map((item) => [item.id, profilesOf(book, item)[0]!] as const),
  ['nothing known', profileOf({})] as const,
  [
    'steel to Germany',
    profileOf({
      firm: {
        homeCountry: 'CN',
        offerKind: 'materialsParts',
        exportExperience: 'regular5to20',
        exportRole: 'contractManufacturer',
        filledRoles: ['none'],
        complianceSystem: 'none',
        activitiesAbroad: ['none'],
        ownBrandShare: 'none',
        mustControl: ['none'],
        foreignStaff: 0.4,
        affordableLoss: 'under1',
      },
      markets: [
        {
          id: 'de',
          targetCountry: 'DE',
          demandEvidence: 'repeatOrders',
          networkStage: 'trusted',
          firstContact: 'localIntermediary',
          marketHurdles: ['tradeDefence'],
        },
      ],
      goods: [
        {
          id: 'screws',
          goodsFamily: 'ironSteel',
          tonnesToEu: 5500,
          importerOfRecord: 'customer',
          emissionsData: 'none',
        },
      ],
    }),
  ] as const,
];

function reasonsOf(advice: Advice): ReasonView[] {
  const options = [
    ...advice.level.options,
    ...advice.model.options,
    ...advice.markets.flatMap((market) => market.entry.options),
  ];
  return [
    ...advice.level.currentReasons,
    ...advice.level.targetReasons,
    ...advice.model.reasons,
    ...[advice.model.technology, advice.model.resource, ...options].flatMap((item) => [...item.for, ...item.against]),
    ...advice.markets.flatMap((market) => [
      ...market.entry.node.reasons,
      ...market.entry.strategyView.reasons,
      ...market.rules.reasons,
    ]),
  ];
}

describe('reasons on divided evidence', () => {
  const profile = profilesOf(book, cases.find(({ id }) => id === 'made-up-kitchen-brand')!)[0]!;

  it.each(['en', 'zh'] as const)('carry both claims, in the document and in Markdown: %s', (locale) => {
    const advice = buildAdvice(compiled, profile, locale);
    const divided = reasonsOf(advice).filter((reason) => reason.divided.length > 0);
    expect(divided.length).toBeGreaterThan(0);
    expect(divided.length).toBeLessThan(reasonsOf(advice).length / 2);
    const markdown = adviceMarkdown(advice);
    expect(markdown).toContain(locale === 'zh' ? '*证据不一*' : '*evidence divided*');
    for (const { evidence, divided: sides } of divided) {
      for (const side of sides) {
        expect(evidence).toContain(side.evidence);
        for (const id of [side.evidence, ...side.against])
          expect(advice.evidence[id]?.claim).toBe(book.evidence[id]!.claim[locale]);
        for (const id of side.against) expect(contradictions(book, id)).toContain(side.evidence);
      }
    }
  });

  it('are marked exactly where a source contradicts what they rest on, and name a pair once', {
    timeout: 600_000,
  }, () => {
    for (const [, firm] of firms) {
      for (const { evidence, divided } of reasonsOf(buildAdvice(compiled, firm, 'en'))) {
        expect(divided.length > 0).toBe(evidence.some((id) => contradictions(book, id).length > 0));
        const pairs = divided.flatMap((side) => side.against.map((id) => [side.evidence, id].sort().join()));
        expect(new Set(pairs).size).toBe(pairs.length);
      }
    }
  });
});

describe.each(firms)('advice for %s', (_, profile) => {
  const advice = { en: buildAdvice(compiled, profile, 'en'), zh: buildAdvice(compiled, profile, 'zh') };

  it('gives every reason a text and a source that is in the reference list', () => {
    for (const locale of ['en', 'zh'] as const) {
      for (const reason of reasonsOf(advice[locale])) {
        expect(reason.text, reason.rule).not.toBe('');
        expect(reason.evidence.length, reason.rule).toBeGreaterThan(0);
        for (const id of reason.evidence)
          expect(advice[locale].evidence[id], `${reason.rule}: ${id}`).toMatchObject({
            where: expect.any(String),
            source: { authors: expect.stringMatching(/\S/) },
          });
      }
      for (const item of [...advice[locale].risks, ...advice[locale].actions, ...advice[locale].support])
        expect(item.evidence.length, item.id).toBeGreaterThan(0);
    }
  });

  it('decides the same in both languages', () => {
    const skeleton = ({ level, model, markets, risks, actions, support, open }: Advice) => ({
      level: [level.current, level.target, level.hallmarks.map((mark) => mark.state)],
      model: [model.recommended, model.technology.score, model.resource.score, model.converging],
      markets: markets.map(({ entry }) => [
        entry.now.map((item) => item.mode),
        entry.strategy,
        entry.options.map((option) => [option.mode, option.score, option.status]),
      ]),
      lists: [risks, actions, support].map((list) => list.map((item: { id: string }) => item.id)),
      open: open.map((item) => item.question),
    });
    expect(skeleton(advice.zh)).toEqual(skeleton(advice.en));
    expect(advice.zh.fingerprint).toBe(advice.en.fingerprint);
  });

  it('writes Chinese in Chinese and English in English', () => {
    expect(advice.zh.summary.join('')).toMatch(/\p{Script=Han}/u);
    expect(JSON.stringify({ ...advice.en, answers: null })).not.toMatch(/\p{Script=Han}/u);
  });

  it('adds up: the score of an option is the sum of its reasons, inside its range', () => {
    for (const option of advice.en.markets.flatMap((market) => market.entry.options)) {
      expect(option.reasons.reduce((sum, reason) => sum + reason.weight, 0)).toBe(option.score);
      expect(option.low).toBeLessThanOrEqual(option.high);
    }
  });

  it('shows excluded options with what would open them', () => {
    for (const option of advice.en.markets
      .flatMap((market) => market.entry.options)
      .filter((item) => item.status === 'ruledOut')) {
      expect(option.ruledOutBy.length).toBeGreaterThan(0);
      for (const gate of option.ruledOutBy) expect(gate.opens).not.toBe('');
    }
  });

  it('puts everything into the Markdown', () => {
    const text = adviceMarkdown(advice.en);
    for (const item of advice.en.actions)
      expect(text).toContain(item.id === '' ? '' : item.name.replaceAll(/[_*]/g, '\\$&'));
    for (const market of advice.en.markets)
      for (const option of market.entry.options) expect(text).toContain(option.label);
    for (const sentence of advice.en.summary) expect(text).toContain(sentence.slice(0, 20));
  });
});

describe('a market to leave', () => {
  const advice = buildAdvice(
    compiled,
    profileOf({
      firm: {
        homeCountry: 'CN',
        offerKind: 'consumerGoods',
        exportExperience: 'regular5to20',
        exportRole: 'ownProducts',
      },
      markets: [
        {
          id: 'br',
          targetCountry: 'BR',
          demandEvidence: 'repeatOrders',
          firstContact: 'localIntermediary',
          networkStage: 'trusted',
          localResult: 'loses',
          marketPotential: 'small',
        },
      ],
    }),
    'en',
  );
  const { entry } = advice.markets[0]!;

  it('is left, and nothing advises how to enter it', () => {
    expect(entry.now.map((item) => item.mode)).toEqual(['stagedWithdrawal']);
    expect([entry.node.option, entry.strategy]).toEqual([null, null]);
    expect(advice.robustness.filter((item) => item.market === 'br')).toEqual([]);
    expect(advice.counterfactuals.filter((item) => item.market === 'br')).toEqual([]);
    expect(advice.markets[0]!.notes.map((note) => note.id)).not.toContain('dealer-contract-points');
  });
});

describe('words', () => {
  it.each([
    [120_000_000, 'zh', '1.2亿'],
    [78_000_000, 'zh', '7,800万'],
    [900, 'zh', '900'],
    [120_000_000, 'en', '120 million'],
    [12_000, 'en', '12,000'],
  ] as const)('%d in %s is %s', (value, locale, text) => {
    expect(figure(value, locale)).toBe(text);
  });

  it('names options, units and what is known of an unsure answer', () => {
    const { offerKind, rdIntensity, targetCountry, foundingYear } = book.questions as Record<
      string,
      (typeof book.questions)[string]
    >;
    expect(answerText(targetCountry!, { state: 'given', value: 'DE' }, 'zh')).toBe('德国');
    expect(answerText(offerKind!, { state: 'unsure', among: ['digital', 'technicalService'] }, 'zh')).toContain(
      '不确定（软件',
    );
    expect(answerText(rdIntensity!, { state: 'unsure', between: [2, 6] }, 'en')).toBe('not sure (2–6)');
    expect(answerText(foundingYear!, { state: 'given', value: 2012 }, 'en')).toBe('2012');
    expect(answerText(rdIntensity!, { state: 'skipped' }, 'en')).toBe('skipped');
  });

  it('escapes what a user typed in Markdown', () => {
    const profile = profileOf({
      markets: [{ id: 'x', targetCountry: 'DE', stopRule: '[click](javascript:alert(1)) <script> | *bold*' }],
    });
    const text = adviceMarkdown(buildAdvice(compiled, profile, 'en'));
    expect(text).toContain('\\[click\\](javascript:alert(1)) \\<script\\> \\| \\*bold\\*');
  });
});
