import { ruleBook } from '../rulebook/node.ts';
import { readArguments, runCommand, UsageError } from './command.ts';
import { explainRecord } from './explain-record.ts';

const usage = `Usage: npm run -s rules:explain -- ID [--locale en|zh]
  ID       any record of the rule book: rule, gate, step, decision, question, fact, parameter, risk, action, support, note,
           evidence, source, framework or case; decision.option for an option, question.option for an answer
  --locale language (default en)`;

runCommand((args) => {
  const { values, positionals } = readArguments(args, { locale: ['en', 'zh'], help: 'nothing' }, usage);
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const [id] = positionals;
  if (!id || positionals.length > 1) throw new UsageError(`ID: ${id ? 'only one is allowed' : 'is missing'}`, usage);
  const { book, cases } = ruleBook();
  process.stdout.write(explainRecord(book, cases, id, values.locale ?? 'en'));
});
