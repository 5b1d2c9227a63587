import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { compile } from '../../lib/engine/index.ts';
import { build, serialise } from '../../lib/engine/program/index.ts';
import type { Locale, Localised, RuleBook } from '../../lib/rulebook/index.ts';
import { ruleBook } from '../../lib/rulebook/node.ts';
import type { Section } from './section.ts';

/** What a browser needs to evaluate the decisions of the real rule book, after gzip. */
export async function sizes(): Promise<Section> {
  const { book } = ruleBook();
  const parts: (readonly [string, string])[] = [
    ['engine: reading a program, encoding answers, machine, bounds', await engineCode()],
    ['program: all decisions with their rules, gates and questions, no texts', serialise(build(compile(book)))],
    ['labels in English: questions, their options, decisions and theirs', JSON.stringify(labels(book, 'en'))],
    ['labels in Chinese, instead of English', JSON.stringify(labels(book, 'zh'))],
  ];
  const size = (text: string) => gzipSync(text, { level: 9 }).length;
  const kB = (bytes: number) => (bytes / 1000).toFixed(1);
  const [engine, program, en, zh] = parts.map(([, text]) => size(text)) as [number, number, number, number];
  return {
    title: 'What a browser gets',
    columns: ['part', 'kB', 'kB after gzip'],
    rows: [
      ...parts.map(([name, text]) => [name, kB(Buffer.byteLength(text)), kB(size(text))]),
      ['engine and rule book in one language', '', kB(engine + program + Math.max(en, zh))],
    ],
    notes: [
      'Evidence, reasons in words and the lists of risks and actions stay on the server. Minified ES module, gzip level 9.',
    ],
  };
}

/** What the advice page names beside its own texts when it speaks of open questions and of changes. */
function labels(book: RuleBook, locale: Locale) {
  const text = (localised: Localised) => localised[locale];
  const named = (list: readonly { readonly id: string; readonly label: Localised }[] = []) =>
    Object.fromEntries(list.map(({ id, label }) => [id, text(label)]));
  return {
    questions: Object.fromEntries(
      Object.values(book.questions).map((question) => [
        question.id,
        {
          label: text(question.label),
          options: (question.options ?? []).map(text),
          items: (question.items ?? []).map(text),
        },
      ]),
    ),
    territories: Object.keys(book.territories),
    decisions: Object.fromEntries(
      Object.values(book.decisions).map(({ id, label, options, strengths }) => [
        id,
        { label: text(label), options: named(options), strengths: named(strengths) },
      ]),
    ),
  };
}

const entry = 'landfall-in-a-browser';

/** The engine as a browser gets it: what evaluates a program and searches it, without what makes one from a rule book. */
async function engineCode(): Promise<string> {
  const from = (file: string) => fileURLToPath(new URL(`../../lib/engine/${file}`, import.meta.url));
  const code = [
    `export { encode, Machine, restore } from ${JSON.stringify(from('program/index.ts'))};`,
    `export { Bounds } from ${JSON.stringify(from('bounds/bounds.ts'))};`,
    `export { Variables } from ${JSON.stringify(from('bounds/variables.ts'))};`,
  ].join('\n');
  const bundle = await rolldown({
    input: entry,
    plugins: [
      { name: entry, resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? code : null) },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  return output[0].code;
}
