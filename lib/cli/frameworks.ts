import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Framework, type RuleBook, servants } from '../rulebook/index.ts';
import { ruleBook } from '../rulebook/node.ts';
import { runCommand } from './command.ts';

/** `npm run docs:frameworks`: runs the framework tests and writes docs/frameworks.md: row, where it lives, tests, status. */

interface TestResult {
  readonly framework: string;
  readonly title: string;
  readonly passed: boolean;
}

const testFolder = 'tests/cases/frameworks';

function runTests(): TestResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-frameworks-'));
  const file = join(folder, 'results.json');
  try {
    const args = ['run', '--project=unit', testFolder, '--reporter=json', `--outputFile=${file}`];
    spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      testResults: { assertionResults: { ancestorTitles: string[]; title: string; status: string }[] }[];
    };
    return report.testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ ancestorTitles, title, status }) => ({
        framework: /^[a-z0-9-]+-F\d+/.exec(ancestorTitles[0] ?? '')?.[0] ?? '',
        title,
        passed: status === 'passed',
      })),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Where a framework lives: ids of questions, facts, risks, actions, support; how many rows of which decision. */
function homes(book: RuleBook, framework: Framework): string {
  const named = new Set(servants(book).filter((record) => record.serves?.includes(framework.id)));
  const ids = (records: readonly { id: string }[]) =>
    records.filter((record) => named.has(record)).map(({ id }) => `\`${id}\``);
  const decisions = Object.values(book.decisions).flatMap((decision) => {
    const count = [...decision.rules, ...decision.steps].filter((record) => named.has(record)).length;
    return count > 0 ? [`\`${decision.id}\` (${count})`] : [];
  });
  const notes = book.notes.filter((note) => named.has(note)).length;
  const parts: [string, readonly string[]][] = [
    ['asks', ids(Object.values(book.questions))],
    ['derives', ids(Object.values(book.facts))],
    ['criteria', ids(book.comparison?.criteria ?? [])],
    ['rows of', decisions],
    ['risks', ids(book.risks)],
    ['actions', ids(book.actions)],
    ['support', ids(book.support)],
    ['notes', notes > 0 ? [String(notes)] : []],
    ['code', (framework.code ?? []).map((name) => `\`${name}\``)],
  ];
  return parts
    .filter(([, items]) => items.length > 0)
    .map(([label, items]) => `${label} ${items.join(', ')}`)
    .join('; ');
}

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');

runCommand(() => {
  const { book } = ruleBook();
  const results = runTests();
  const rows = Object.values(book.frameworks).map((framework) => {
    const own = results.filter((result) => result.framework === framework.id);
    const failed = own.filter(({ passed }) => !passed).length;
    const status =
      own.length === 0 ? '**no test**' : failed > 0 ? `**${failed} of ${own.length} fail**` : `${own.length} pass`;
    const what = framework.differs ? `${framework.does.en} *Differs:* ${framework.differs.en}` : framework.does.en;
    return [
      framework.id,
      `${framework.name.en} (${framework.where})`,
      what,
      homes(book, framework),
      own.map(({ title }) => title).join('<br>'),
      status,
    ];
  });
  const page = [
    '# Frameworks of the sources',
    '',
    '<!-- Written by npm run docs:frameworks. Texts come from rules/frameworks/, tests from tests/cases/frameworks/. -->',
    '',
    `${rows.length} frameworks, ${results.filter(({ passed }) => passed).length} tests pass, ${results.filter(({ passed }) => !passed).length} fail.`,
    '',
    '| row | framework | what Landfall does | where it lives | tests | status |',
    '|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
    '',
  ];
  writeFileSync('docs/frameworks.md', page.join('\n'));
  const broken = rows.filter((row) => !row[5]!.endsWith(' pass'));
  console.log(`Wrote docs/frameworks.md: ${rows.length} rows, ${broken.length} without passing tests.`);
  process.exitCode = broken.length > 0 ? 1 : 0;
});
