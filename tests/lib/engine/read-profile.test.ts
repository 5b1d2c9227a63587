import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceMarkdown, buildAdvice, parseProfile } from '../../../lib/advice/index.ts';
import { cbamLaw } from '../../../lib/cbam/node.ts';
import { type Answers, readProfile } from '../../../lib/engine/index.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';

const { book } = realBook();
const problems = (input: object) => readProfile(book, input, 2026).problems?.map(({ path }) => path) ?? [];

describe('reading a profile', () => {
  it('gives back every answer that was sent', () => {
    const sent = (answers: Answers) =>
      Object.fromEntries(
        Object.entries(answers).map(([id, answer]) => [id, answer.state === 'given' ? answer.value : { unsure: true }]),
      );
    fc.assert(
      fc.property(randomProfile(book), (profile) => {
        const blocks = (list: typeof profile.markets) => list.map(({ id, answers }) => ({ id, ...sent(answers) }));
        const input = {
          asOf: profile.asOf,
          firm: sent(profile.firm),
          markets: blocks(profile.markets),
          goods: blocks(profile.goods),
        };
        expect(readProfile(book, JSON.parse(JSON.stringify(input)), 2026).profile).toEqual(profile);
      }),
      { numRuns: 60, seed: 2026 },
    );
  });

  it.each([
    ['a remark beside what is known', { rdIntensity: { unsure: { between: [2, 6] }, remark: 'about 4' } }],
    ['skipped and unsure at once', { rdIntensity: { unsure: { between: [2, 6] }, skipped: true } }],
    ['two narrowings', { rdIntensity: { unsure: { between: [2, 6], among: [3] } } }],
    [
      'more boxes than may be ticked',
      {
        motives: {
          unsure: { includes: ['buildBrand', 'homePressure', 'idleCapacity', 'secureInputs', 'technologyEdge'] },
        },
      },
    ],
    ['an option named twice', { offerKind: { unsure: { among: ['digital', 'digital'] } } }],
  ])('refuses %s rather than dropping a part', (_, firm) => {
    expect(problems({ firm })).toEqual([`firm.${Object.keys(firm)[0]}`]);
  });

  it.each([
    ['employees', '{ unsure: { between: [low, high] } }'],
    ['motives', '{ unsure: { includes: ['],
    ['foundingVision', '{ unsure: true } or { skipped: true }'],
    ['digitalMaturity', '{ unsure: true } or { skipped: true }'],
  ])('says how what is known of "%s" is written', (question, form) => {
    const { problems: found } = readProfile(book, { firm: { [question]: { unsure: 3 } } }, 2026);
    expect(found![0]!.message.en).toContain(form);
  });

  it('gives a market without a name one that no other has', () => {
    const { profile } = readProfile(book, { markets: [{ id: 'm2' }, {}, {}] }, 2026);
    expect(profile!.markets.map(({ id }) => id)).toEqual(['m2', 'm3', 'm4']);
  });
});

describe('the text of a profile', () => {
  const failure = (content: string) =>
    parseProfile(realCompiled(), cbamLaw(), content, 2026).failure?.problems[0]?.message.en;

  it.each([
    ['nothing', '', 'is empty'],
    ['null', 'null', 'is empty'],
    ['a comment alone', '# firm:\n#   employees: 5\n', 'is empty'],
    ['two documents', 'firm: { employees: 5 }\n---\nfirm: { homeCountry: CN }\n', 'not readable'],
    ['a tag that nobody knows', 'firm: { employees: !people 5 }', 'not readable'],
    ['bytes of another encoding', 'markets: [{ stopRule: "\uFFFD\uFFFD" }]', 'is not UTF-8'],
  ])('is refused if it is %s', (_, content, message) => {
    expect(failure(content)).toContain(message);
  });
});

describe('answers to questions that do not apply', () => {
  const profile = profileOf({
    firm: { exportExperience: 'regularUnder5', offerMaturity: 'idea', offerKind: 'digital' },
    markets: [{ id: 'vn', targetCountry: 'VN', hostProductionAdvantage: ['cheaper'] }],
  });

  it('are named in the advice, with what was said', () => {
    expect(buildAdvice(realCompiled(), profile, 'en').notRead).toMatchObject([
      { question: 'offerMaturity', at: null },
      { question: 'hostProductionAdvantage', at: 'vn' },
    ]);
    for (const [locale, heading] of [
      ['en', '## Answers that were not read'],
      ['zh', '## 没有用到的答案'],
    ] as const) {
      const advice = buildAdvice(realCompiled(), profile, locale);
      const section = adviceMarkdown(advice).split(heading)[1]!;
      for (const { label, text } of advice.notRead) expect(section).toContain(`${label} ${text}`);
    }
  });

  it('are none where every answer is read', () => {
    const advice = buildAdvice(realCompiled(), profileOf({ firm: { offerKind: 'digital' } }), 'en');
    expect(advice.notRead).toEqual([]);
    expect(adviceMarkdown(advice)).not.toContain('not read');
  });
});
