import { compile } from '../engine/index.ts';
import { loadRuleBook, RuleBookError, rulesFolder } from '../rulebook/node.ts';

/** `npm run rules:check [FOLDER]`: loads and checks the whole rule book; every problem with file, line and what is allowed. */
try {
  const started = performance.now();
  const { book, cases, guards } = loadRuleBook(process.argv[2] ?? rulesFolder());
  compile(book);
  const rules = Object.values(book.decisions).reduce((sum, decision) => sum + decision.rules.length, 0);
  const count = (items: object) => Object.keys(items).length;
  console.log(
    `Rule book ${book.version} (${book.hash}): ${count(book.questions)} questions, ${count(book.facts)} facts, ${count(book.decisions)} decisions, ${rules} rules, ` +
      `${book.risks.length} risks, ${book.actions.length} actions, ${book.support.length} kinds of support, ${book.notes.length} notes, ${count(book.evidence)} evidence entries, ${cases.length} cases, ${guards.length} guards. ` +
      `No problem found in ${Math.round(performance.now() - started)} ms.`,
  );
} catch (error) {
  if (!(error instanceof RuleBookError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
