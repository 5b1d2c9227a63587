import { parseArgs } from 'node:util';
import { CbamDataError, type CbamLaw } from '../cbam/index.ts';
import { loadCbamLaw } from '../cbam/node.ts';
import { compile } from '../engine/index.ts';
import { type LoadedBook, loadRuleBook, RuleBookError, rulesFolder } from '../rulebook/node.ts';
import type { Finding } from '../verify/index.ts';
import { endSolver, isCurrent, readReport, type Verification, verify, writeReport } from '../verify/node.ts';

/**
 * `npm run rules:check [-- [FOLDER] [--load] [--write]]`: loads the rule book, every problem with file, line and what is allowed; then proves what can
 * be proved about it, every finding with a firm that shows it. `--load`: the first part only. `--write`: writes the result for the page of the app.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { load: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});
const folder = positionals[0] ?? rulesFolder();

const book = loaded();
if (book && !values.load) {
  await verified(book);
  await endSolver();
}

function loaded(): LoadedBook | null {
  try {
    const started = performance.now();
    const found = loadRuleBook(folder);
    compile(found.book);
    const law = loadCbamLaw(folder);
    console.log(`${contents(found, law)} No problem found in ${Math.round(performance.now() - started)} ms.`);
    return found;
  } catch (error) {
    if (!(error instanceof RuleBookError || error instanceof CbamDataError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
    return null;
  }
}

function contents({ book, cases, guards }: LoadedBook, law: CbamLaw): string {
  const rules = Object.values(book.decisions).reduce((sum, decision) => sum + decision.rules.length, 0);
  const count = (items: object) => Object.keys(items).length;
  return (
    `Rule book ${book.version} (${book.hash}): ${count(book.questions)} questions, ${count(book.facts)} facts, ${count(book.decisions)} decisions, ${rules} rules, ` +
    `${book.risks.length} risks, ${book.actions.length} actions, ${book.support.length} kinds of support, ${book.notes.length} notes, ${count(book.evidence)} evidence entries, ${cases.length} cases, ${guards.length} guards; ` +
    `CBAM: default values of ${count(law.defaultValues)} tables, benchmarks of ${count(law.benchmarks)} codes.`
  );
}

async function verified({ book, cases }: LoadedBook): Promise<void> {
  const started = performance.now();
  const found = await verify(book, cases);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  for (const finding of found.findings) console.error(lines(finding));
  for (const what of found.undecided) console.error(`undecided  ${what}: neither proved nor refuted`);
  console.log(
    `Verified in ${seconds} s: ${found.findings.length} finding(s), ${found.accepted.length} meant and declared so, ${found.undecided.length} undecided. ` +
      `${found.counts.conditions} conditions, ${found.counts.promises} promises, ${found.counts.firms} firms read, ${found.counts.proofs} proofs that no firm does something.`,
  );
  if (found.findings.length > 0) process.exitCode = 1;
  reported(found);
}

/** The page of the app shows a written result, which must be that of the present book. */
function reported(found: Verification): void {
  if (values.write) {
    writeReport(folder, found);
    return;
  }
  const report = readReport(folder);
  // A book from elsewhere need not have one.
  if (isCurrent(report, found) || (report === null && positionals.length > 0)) return;
  console.error(
    'The written result (verification.json) is not that of this rule book: run npm run rules:check -- --write',
  );
  process.exitCode = 1;
}

function lines({ kind, record, about, text, firms }: Finding): string {
  const name = [`${kind}  ${record.kind} ${record.id}`, about].filter(Boolean).join(' · ');
  const shown = firms.map(
    ({ profile, market }) => `    firm${market === null ? '' : ` (market ${market + 1})`}: ${JSON.stringify(profile)}`,
  );
  return [name, `    ${text.en}`, ...shown].join('\n');
}
