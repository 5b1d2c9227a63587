import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { KeptOverride } from '../../../lib/advice/index.ts';
import { candidateCases } from '../../../lib/advice/node.ts';
import type { Profile } from '../../../lib/engine/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { parseRuleBook, readRuleFiles, rulesFolder } from '../../../lib/rulebook/node.ts';
import { realBook, realCompiled } from '../../support/book.ts';

const { book, cases } = realBook();
const steel = profilesOf(book, cases.find(({ id }) => id === 'made-up-steel-fasteners')!)[0]!;
const [market] = steel.markets;

const override = (change: Partial<KeptOverride>): KeptOverride => ({
  id: 'one',
  decision: 'entry.mode',
  market: market!.id,
  engine: ['directExport', 'agentDistributor'],
  choice: 'agentDistributor',
  reason: 'Secret(name)+ 宁波 has an importer: SECRET(NAME)+ 宁波 knows him. key: [value] # not a comment',
  author: { name: 'Ada Author' },
  createdAt: '2026-12-01T10:00:00.000Z',
  rulebook: { version: '0.4.0' },
  ...change,
});

const named: Profile = {
  ...steel,
  firm: { ...steel.firm, foreignStaff: { state: 'unsure', between: [0, 5] } },
  goods: steel.goods.map((good) => ({
    ...good,
    id: 'Secretgood',
    answers: { ...good.answers, goodsName: { state: 'given', value: 'Secretbolt' } },
  })),
};
const text = candidateCases(realCompiled(), [
  {
    caseId: 'SecretCaseId',
    clientName: ' Secret(name)+ 宁波 ',
    profile: named,
    overrides: [override({}), override({ decision: 'model', market: null, choice: 'convergent', engine: [] })],
  },
  { caseId: 'other', clientName: null, profile: steel, overrides: [override({ market: 'gone' })] },
]);

describe('overrides as candidate cases', () => {
  it('state what the adviser expects, in the format of a case', () => {
    const { cases } = parse(text);
    expect(cases).toHaveLength(1);
    expect(cases[0]).toMatchObject({
      id: expect.stringMatching(/^candidate-[0-9a-f]{8}$/),
      label: 'anonymous',
      expected: {
        model: { must: ['convergent'], mapping: 'ours' },
        entry: { m1: { top3: ['agentDistributor'], notFirst: ['directExport'] } },
      },
    });
    expect(cases[0].notes).toContain(
      'rule book 0.4.0 said directExport, agentDistributor, the adviser agentDistributor',
    );
  });

  it('load with the rule book as they are', () => {
    const files = readRuleFiles(rulesFolder());
    const before = parseRuleBook(files).cases.length;
    const loaded = parseRuleBook([...files, { name: 'cases/candidates.yaml', content: text }]);
    expect(loaded.cases).toHaveLength(before + 1);
    const [profile] = profilesOf(loaded.book, loaded.cases.find(({ id }) => id.startsWith('candidate-'))!);
    expect(profile!.firm).toEqual(named.firm);
  });

  it('name nobody', () => {
    expect(text).not.toMatch(/secret.name|secretbolt|secretgood|SecretCaseId|Ada Author/i);
    expect(text).toContain('[…] has an importer');
  });
});
