import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile, decide } from '../../../lib/engine/index.ts';
import { rulesFolder } from '../../../lib/rulebook/node.ts';
import { type Finding, findingKinds, profileOf, type Verification } from '../../../lib/verify/index.ts';
import { endSolver, readReport, verify } from '../../../lib/verify/node.ts';
import { realBook } from '../../support/book.ts';
import { type Draft, type Fault, faults } from './faults.ts';

afterAll(endSolver);

function sown(list: readonly Fault[]): Draft {
  const book = structuredClone(realBook().book) as Draft;
  for (const fault of list) fault.sow(book);
  return book;
}

function found(result: Verification, { finding: { kind, record, about = '' } }: Fault): Finding | undefined {
  return result.findings.find(
    (finding) =>
      finding.kind === kind &&
      finding.record.kind === record.kind &&
      finding.record.id === record.id &&
      finding.about === about,
  );
}

/** Reads the firms of a finding anew, as they would be read from a file. */
function replayed(book: Draft, finding: Finding) {
  const compiled = compile(book);
  const firms = finding.firms.map((witness) => profileOf(compiled, witness));
  return { compiled, firms, read: firms.map((profile) => decide(compiled, profile)) };
}

describe('faults sown into the rule book', () => {
  const together = faults.filter(({ only }) => !only);
  let book: Draft;
  let result: Verification;
  beforeAll(async () => {
    book = sown(together);
    result = await verify(book, realBook().cases);
  }, 300_000);

  it.each(together)('finds $what', (fault) => {
    const finding = found(result, fault);
    expect(
      finding,
      JSON.stringify(result.findings.map(({ kind, record, about }) => [kind, record.id, about])),
    ).toBeDefined();
    expect(fault.shows(replayed(book, finding!))).toBe(true);
  });

  it.each(faults.filter(({ only }) => only))('finds $what', async (fault) => {
    const alone = sown([fault]);
    const own = await verify(alone, realBook().cases, fault.only);
    const finding = found(own, fault);
    expect(
      finding,
      JSON.stringify(own.findings.map(({ kind, record, about }) => [kind, record.id, about])),
    ).toBeDefined();
    expect(fault.shows(replayed(alone, finding!))).toBe(true);
  });

  it('has sown every kind of fault', () => {
    expect([...new Set(faults.map(({ finding }) => finding.kind))].sort()).toEqual([...findingKinds].sort());
  });
});

describe('the written result', () => {
  const { book } = realBook();
  const report = readReport(rulesFolder())!;

  it('is that of the present book, without a finding', () => {
    expect(report.book).toBe(book.hash);
    expect({ findings: report.findings, undecided: report.undecided }).toEqual({ findings: [], undecided: [] });
    expect(report.counts.promises).toBeGreaterThanOrEqual(5);
  });

  it('has a firm for every exception that one can show, which the book still reads', () => {
    const compiled = compile(book);
    for (const finding of report.accepted) {
      for (const witness of finding.firms) expect(() => profileOf(compiled, witness)).not.toThrow();
      if (finding.record.kind !== 'fact' && finding.record.kind !== 'parameter') expect(finding.firms).not.toEqual([]);
    }
    const both = report.accepted.filter(({ kind }) => kind === 'countedTwice' || kind === 'idleGate');
    expect(both.length).toBeGreaterThan(0);
    for (const { record, about, firms } of both) {
      const [decision] = Object.values(book.decisions).filter(({ rules }) => rules.some(({ id }) => id === record.id));
      const read = decide(compiled, profileOf(compiled, firms[0]!));
      const at =
        decision!.scope === 'firm'
          ? ({ scope: 'firm' } as const)
          : ({ scope: 'market', index: firms[0]!.market! } as const);
      for (const id of [record.id, about]) {
        const { when } = decision!.rules.find((rule) => rule.id === id)!;
        const holds = read.facts
          .places('market')
          .concat(at)
          .some((place) => read.facts.condition(compiled.condition(when), place) === 'yes');
        expect({ id, holds }).toEqual({ id, holds: true });
      }
    }
  });
});
