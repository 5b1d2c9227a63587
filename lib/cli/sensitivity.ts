import { writeFileSync } from 'node:fs';
import { compile } from '../engine/index.ts';
import { sensitivityOf } from '../explain/index.ts';
import { ruleBook } from '../rulebook/node.ts';
import { runCommand } from './command.ts';

/** `npm run docs:sensitivity`: writes docs/sensitivity.md. Exit code 1 if a pair does not move as its evidence says. */
runCommand(() => {
  const { book, sensitivity } = ruleBook();
  const compiled = compile(book);
  const asOf = Number(book.date.slice(0, 4));
  const results = sensitivity.map((pair) => sensitivityOf(compiled, pair, asOf, 'en'));
  const sections = results.flatMap(({ pair, firstBefore, firstAfter, movements }) => [
    `## ${pair.title.en}`,
    '',
    '| | before | after | |',
    '|---|---|---|---|',
    `| first way in | ${firstBefore} | ${firstAfter} | |`,
    ...movements.map(
      ({ what, before, after, holds }) =>
        `| ${what} | ${before} | ${after} | ${holds ? 'as the evidence says' : '**not as said**'} |`,
    ),
    '',
    `Evidence: ${pair.because.map((id) => `${id} (${book.evidence[id]!.claim.en})`).join(' · ')}`,
    '',
  ]);
  const page = [
    '# Sensitivity',
    '',
    '<!-- Written by npm run docs:sensitivity from rules/sensitivity.yaml. -->',
    '',
    'Made-up firms that differ in one thing. Scores are sums of rule weights; a way that is ruled out is not ranked.',
    '',
    ...sections,
  ];
  writeFileSync('docs/sensitivity.md', page.join('\n'));
  const wrong = results.flatMap(({ pair, movements }) =>
    movements.filter(({ holds }) => !holds).map((move) => ({ pair, move })),
  );
  for (const { pair, move } of wrong) console.error(`${pair.id}: ${move.what}: ${move.before} → ${move.after}`);
  console.log(
    `Wrote docs/sensitivity.md: ${results.length} pairs, ${wrong.length} movements not as the evidence says.`,
  );
  process.exitCode = wrong.length > 0 ? 1 : 0;
});
