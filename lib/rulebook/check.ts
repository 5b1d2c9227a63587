import { type CasesAndGuards, checkCases } from './check-cases.ts';
import { checkScenario } from './check-scenarios.ts';
import { nearest, parseCondition } from './condition.ts';
import { weightCapOf } from './evidence.ts';
import { FeelError, formulaFields, parseFormula, type Test } from './feel.ts';
import { type Field, fieldIndex, optionIds } from './fields.ts';
import { parameterValues } from './parameters.ts';
import type { Origin, Origins } from './problems.ts';
import { splitReference } from './reference.ts';
import { riskSources } from './schema/index.ts';
import type {
  Condition,
  Decision,
  Evidence,
  Fact,
  Lever,
  LeverChange,
  Question,
  Rule,
  RuleBook,
  Sensitivity,
} from './types.ts';

type Path = readonly (string | number)[];

/**
 * Checks what no single file can know: references, options, evidence, weights. Problems are added to the files they belong to.
 */
export function checkBook(
  book: RuleBook,
  tests: CasesAndGuards & { readonly sensitivity: readonly Sensitivity[] },
  origins: Origins,
): void {
  const checker = new Checker(book, origins);
  checker.questions();
  checker.facts();
  checker.criteria();
  checker.decisions();
  checker.entries();
  checker.evidence();
  checker.levers();
  checker.frameworks();
  checkCases(checker, tests);
  checker.sensitivity(tests.sensitivity);
  checker.cycles();
  checker.unread();
}

class Checker {
  readonly book: RuleBook;
  readonly origins: Origins;
  readonly fields: Map<string, Field>;
  readonly parameters: Record<string, number>;
  #dependencies: Map<string, Set<string>> | undefined;
  /** Questions and facts that something in the book reads. */
  readonly #read = new Set<string>();

  constructor(book: RuleBook, origins: Origins) {
    this.book = book;
    this.origins = origins;
    this.fields = fieldIndex(book);
    this.parameters = parameterValues(book);
  }

  report(record: object, path: Path, message: string): void {
    const origin = this.origins.get(record) as Origin;
    origin.file.report([...origin.path, ...path], message);
  }

  condition(record: object, path: Path, condition: Condition | undefined): void {
    if (condition === undefined) return;
    const { parsed, problems } = parseCondition(condition, this.fields, this.parameters);
    for (const problem of problems) this.report(record, [...path, ...problem.path], problem.message);
    // A question that only other unread questions hang on is unread itself.
    const isRead = !(path[0] === 'askIf' && 'unread' in record && record.unread);
    for (const row of parsed.any) {
      if (isRead) for (const { field } of row.tests) this.#reads(field.name);
      for (const { field, test } of row.tests)
        if (coversAll(field, test))
          this.report(
            record,
            path,
            `the test on "${field.name}" allows every value: it holds even while the answer is unknown; leave it out or say which values count`,
          );
      if (row.scopes.length > 1)
        this.report(record, path, 'reads market and goods fields in one row; use a fact for one of them');
    }
  }

  #reads(name: string | undefined): void {
    const from = this.fields.get(name ?? '')?.from;
    // A question with several lines is no field itself.
    this.#read.add((from && ('fact' in from ? from.fact : from.question)) ?? name ?? '');
  }

  /** A question that nothing reads costs the firm time and changes nothing. Runs last: the other checks note what is read. */
  unread(): void {
    for (const question of Object.values(this.book.questions)) {
      const read = this.#read.has(question.id);
      if (!read && !question.unread)
        this.report(
          question,
          [],
          `nothing reads the question "${question.id}": let a fact, rule, entry, criterion or lever read it, or say in "unread" why it is asked`,
        );
      if (read && question.unread)
        this.report(question, ['unread'], `is out of date: something reads the question "${question.id}"`);
    }
  }

  /** No decision may rest on an answer that is missing, or on the advice that it is part of. */
  noNotKnowing(record: object, condition: Condition): void {
    const maps = Array.isArray(condition) ? condition : [condition];
    for (const name of new Set(maps.flatMap((map) => Object.keys(map)))) {
      const from = this.fields.get(name)?.from;
      const found = from && 'fact' in from ? this.#forListsOnly(from.fact) : null;
      if (!found) continue;
      const through = found.id === name.split('.')[0] ? '' : `, through "${found.id}"`;
      const says = found.unanswered ? 'says that an answer is missing' : 'speaks about the advice as given';
      this.report(record, ['when', name], `"${name}" ${says}${through}; only lists may read that`);
    }
  }

  /** The fact about missing answers or the advice as given that a fact rests on. What a decision rests on is checked there. */
  #forListsOnly(id: string, seen: ReadonlySet<string> = new Set()): Fact | null {
    const fact = this.book.facts[id];
    if (!fact || seen.has(id)) return null;
    if (fact.unanswered || fact.plan || fact.engine === 'commitmentPath') return fact;
    this.#dependencies ??= dependencyGraph(this.book, this.fields);
    for (const next of this.#dependencies.get(id) ?? []) {
      const found = this.#forListsOnly(next, new Set([...seen, id]));
      if (found) return found;
    }
    return null;
  }

  because(record: object, path: Path, ids: readonly string[] | undefined): void {
    ids?.forEach((id, index) => {
      if (!this.book.evidence[id])
        this.report(
          record,
          [...path, index],
          `there is no evidence "${id}"${nearest(id, Object.keys(this.book.evidence))}`,
        );
    });
  }

  questions(): void {
    for (const question of Object.values(this.book.questions)) {
      this.because(question, ['because'], question.because);
      this.condition(question, ['askIf'], question.askIf);
      const needsOptions = question.type === 'choice' || question.type === 'multi';
      if (needsOptions === (question.options === undefined && question.optionsFrom === undefined)) {
        this.report(
          question,
          ['options'],
          needsOptions ? `a ${question.type} question needs options` : `a ${question.type} question has no options`,
        );
      }
      const ids = (question.options ?? question.items ?? []).map((option) => option.id);
      for (const id of ids.filter((other, index) => ids.indexOf(other) !== index))
        this.report(question, ['options'], `the option "${id}" stands twice`);
      if (question.effort === 'fixed' && (question.change || question.notByAction))
        this.report(question, ['effort'], 'an answer that the firm cannot change has no way to change it');
      for (const [index, id] of (question.notByAction ?? []).entries())
        if (!ids.includes(id))
          this.report(question, ['notByAction', index], `there is no option "${id}"${nearest(id, ids)}`);
      const code = this.book.questions[question.settledBy ?? ''];
      if (question.settledBy && (code?.format !== 'cnCode' || code.scope !== question.scope))
        this.report(
          question,
          ['settledBy'],
          `"${question.settledBy}" is no question of scope ${question.scope} with format cnCode`,
        );
      if (question.format && question.type !== 'text')
        this.report(question, ['format'], `a ${question.type} question has no format; allowed: type text`);
      if (question.benchmark) {
        this.because(question, ['benchmark', 'because'], question.benchmark.because);
        if (!this.book.parameters[question.benchmark.mean])
          this.report(
            question,
            ['benchmark', 'mean'],
            `there is no parameter "${question.benchmark.mean}"${nearest(question.benchmark.mean, Object.keys(this.book.parameters))}`,
          );
      }
      if (this.book.facts[question.id]) this.report(question, ['id'], `"${question.id}" is also the name of a fact`);
    }
  }

  facts(): void {
    for (const fact of Object.values(this.book.facts)) {
      this.because(fact, ['because'], fact.because);
      const ways = (
        [
          'when',
          'every',
          'choose',
          'collect',
          'count',
          'sum',
          'formula',
          'mean',
          'lookup',
          'score',
          'open',
          'result',
          'closed',
          'plan',
          'unanswered',
          'engine',
        ] as const
      ).filter((way) => fact[way] !== undefined);
      if (ways.length !== 1) {
        this.report(
          fact,
          [],
          `says ${ways.length === 0 ? 'nowhere' : `${ways.length} times (${ways.join(', ')})`} how it is computed; exactly one of when, every, choose, collect, count, sum, formula, mean, lookup, score, open, result, closed, plan is needed`,
        );
        continue;
      }
      this.#factBody(fact);
    }
  }

  #factBody(fact: Fact): void {
    this.condition(fact, ['when'], fact.when);
    if (fact.every) this.condition(fact, ['every', 'when'], fact.every.when);
    fact.choose?.forEach((row, index) => {
      this.condition(fact, ['choose', index, 'when'], row.when);
      if (fact.type === 'choice' && !fact.values?.includes(String(row.then)))
        this.report(fact, ['choose', index, 'then'], `allowed: ${fact.values?.join(', ')}`);
      if (fact.type === 'number' && typeof row.then !== 'number')
        this.report(fact, ['choose', index, 'then'], 'must be a number');
    });
    fact.collect?.forEach((row, index) => this.condition(fact, ['collect', index, 'when'], row.when));
    fact.sum?.forEach((row, index) => this.condition(fact, ['sum', index, 'when'], row.when));
    if (Array.isArray(fact.count))
      fact.count.forEach((condition, index) => this.condition(fact, ['count', index], condition));
    else if (fact.count && 'among' in fact.count) {
      const { of, among } = fact.count;
      const field = this.fields.get(of);
      if (field?.type !== 'multi')
        this.report(fact, ['count', 'of'], `"${of}" is not a multiple answer${nearest(of, this.fields.keys())}`);
      else
        for (const value of among.filter((v) => !field.values.includes(v)))
          this.report(fact, ['count', 'among'], `"${of}" has no option "${value}"`);
    } else if (fact.count) this.condition(fact, ['count', 'when'], fact.count.when);
    if (fact.count && 'among' in fact.count) this.#reads(fact.count.of);
    for (const name of [fact.mean, fact.unanswered, fact.lookup?.key]) this.#reads(name);
    if (fact.formula !== undefined) {
      try {
        for (const name of formulaFields(parseFormula(fact.formula))) {
          this.#reads(name);
          const known = this.fields.get(name)?.type === 'number' || this.book.parameters[name] !== undefined;
          if (!known)
            this.report(
              fact,
              ['formula'],
              `"${name}" is no number field or parameter${nearest(name, [...this.fields.keys(), ...Object.keys(this.book.parameters)])}`,
            );
        }
      } catch (error) {
        if (!(error instanceof FeelError)) throw error;
        this.report(fact, ['formula'], error.message);
      }
    }
    if (fact.mean !== undefined && !this.book.questions[fact.mean]?.items)
      this.report(fact, ['mean'], `"${fact.mean}" is no question with several lines`);
    if (fact.unanswered !== undefined && !this.book.questions[fact.unanswered])
      this.report(fact, ['unanswered'], `there is no question "${fact.unanswered}"`);
    if (fact.lookup && !this.fields.has(fact.lookup.key))
      this.report(fact, ['lookup', 'key'], `unknown field "${fact.lookup.key}"`);
    if (fact.score) this.#option(fact, ['score'], fact.score, true);
    if (fact.open) this.#option(fact, ['open'], fact.open, false);
    for (const [path, id] of [
      [['result'], fact.result],
      [['closed', 'decision'], fact.closed?.decision],
    ] as const) {
      if (id !== undefined && !this.book.decisions[id])
        this.report(
          fact,
          path,
          `there is no decision "${id}"; allowed: ${Object.keys(this.book.decisions).join(', ')}`,
        );
    }
    if ((fact.type === 'choice' || fact.type === 'multi') && !fact.values)
      this.report(fact, ['values'], 'is missing: a choice or multi fact lists its values');
    for (const value of Object.keys(fact.valueLabels ?? {}))
      if (!fact.values?.includes(value))
        this.report(fact, ['valueLabels', value], `is no value; allowed: ${fact.values?.join(', ')}`);
  }

  #option(record: object, path: Path, reference: string, strengthsToo: boolean): void {
    const [decision, option] = splitReference(reference, this.book);
    const known =
      decision &&
      [...decision.options, ...(strengthsToo ? (decision.strengths ?? []) : [])].some(
        (candidate) => candidate.id === option,
      );
    if (!known) this.report(record, path, `"${reference}" is not decision.option`);
  }

  decisions(): void {
    for (const decision of Object.values(this.book.decisions)) {
      const options = new Set(decision.options.map((option) => option.id));
      const targets = new Set([
        ...options,
        ...(decision.strengths ?? []).map((strength) => strength.id),
        ...Object.keys(decision.groups ?? {}),
      ]);
      this.because(decision, ['because'], decision.because);
      decision.options.forEach((option, index) => {
        this.because(decision, ['options', index, 'because'], option.because);
        for (const key of ['running', 'elsewhere'] as const)
          this.condition(decision, ['options', index, 'attributes', key], option.attributes?.[key]);
      });
      decision.strengths?.forEach((strength, index) => {
        if (!this.book.parameters[strength.strongFrom])
          this.report(decision, ['strengths', index, 'strongFrom'], `there is no parameter "${strength.strongFrom}"`);
      });
      for (const [name, group] of Object.entries(decision.groups ?? {})) {
        for (const member of group.options.filter((option) => !options.has(option)))
          this.report(decision, ['groups', name], `there is no option "${member}"`);
      }
      decision.ties?.forEach((tie, index) => {
        this.because(decision, ['ties', index, 'because'], tie.because);
        this.condition(decision, ['ties', index, 'when'], tie.when);
      });
      decision.fallback?.forEach(({ when, choose }, index) => {
        this.condition(decision, ['fallback', index, 'when'], when);
        if (!options.has(choose))
          this.report(
            decision,
            ['fallback', index, 'choose'],
            `"${decision.id}" has no option "${choose}"; allowed: ${[...options].join(', ')}`,
          );
      });
      this.promises(decision, targets);
      for (const rule of decision.rules) {
        this.because(rule, ['because'], rule.because);
        this.condition(rule, ['when'], rule.when);
        this.noNotKnowing(rule, rule.when);
        const effects = [rule.for, rule.ruleOut, rule.choose].filter((effect) => effect !== undefined).length;
        if (effects !== 1)
          this.report(rule, [], 'needs exactly one of "for" (weights), "ruleOut" (gate) or "choose" (row of a table)');
        if (rule.ruleOut && !rule.opens)
          this.report(rule, ['opens'], 'is missing: a gate says what would open it again');
        const named = this.#evidence(rule.because);
        this.#definition(rule, named);
        for (const [target, weight] of Object.entries(rule.for ?? {})) {
          if (!targets.has(target))
            this.report(
              rule,
              ['for', target],
              `"${decision.id}" has no option "${target}"; allowed: ${[...targets].join(', ')}`,
            );
          const cap = weightCapOf(named, rule.definition);
          if (Math.abs(weight) > cap)
            this.report(rule, ['for', target], `weight ${weight} is above what its evidence carries (at most ${cap})`);
          if (weight === 0) this.report(rule, ['for', target], 'weight 0 does nothing');
        }
        for (const target of rule.ruleOut ?? []) {
          if (!options.has(target) && !decision.groups?.[target])
            this.report(
              rule,
              ['ruleOut'],
              `"${decision.id}" has no option "${target}"; allowed: ${[...options, ...Object.keys(decision.groups ?? {})].join(', ')}`,
            );
        }
        if (rule.choose && !options.has(rule.choose))
          this.report(
            rule,
            ['choose'],
            `"${decision.id}" has no option "${rule.choose}"; allowed: ${[...options].join(', ')}`,
          );
      }
      for (const step of decision.steps) {
        this.because(step, ['because'], step.because);
        this.condition(step, ['when'], step.when);
        for (const end of [step.from, step.to])
          if (!options.has(end)) this.report(step, [], `"${decision.id}" has no option "${end}"`);
        for (const gate of step.opens ?? [])
          if (!decision.rules.some((rule) => rule.id === gate && rule.ruleOut))
            this.report(step, ['opens'], `there is no gate "${gate}"`);
      }
    }
  }

  /** A promise names a question whose answers run from less to more, and targets of its decision. */
  promises(decision: Decision, targets: ReadonlySet<string>): void {
    decision.monotone?.forEach((promise, index) => {
      const path = ['monotone', index];
      this.because(decision, [...path, 'because'], promise.because);
      const field = this.fields.get(promise.more);
      const kind = field?.from.kind;
      const isAnswer = kind === 'question' || kind === 'box';
      if (!isAnswer || field!.type === 'text' || field!.type === 'multi' || field!.scope === 'goods')
        this.report(
          decision,
          [...path, 'more'],
          `"${promise.more}" is no answer of the firm or a market that can be more or less${nearest(promise.more, Object.keys(this.book.questions))}`,
        );
      if (field?.scope === 'market' && decision.scope === 'firm')
        this.report(decision, [...path, 'more'], 'is asked per market, but the decision is about the firm');
      for (const target of promise.of.filter((name) => !targets.has(name)))
        this.report(
          decision,
          [...path, 'of'],
          `"${decision.id}" has no option "${target}"; allowed: ${[...targets].join(', ')}`,
        );
    });
  }

  /** Every line of the weights question is a criterion, with a mark that a market fact gives. */
  criteria(): void {
    const { comparison, questions, facts } = this.book;
    if (!comparison) return;
    this.#reads(comparison.weights);
    for (const fact of [comparison.among, comparison.barred])
      if (fact && facts[fact]?.scope !== 'market')
        this.report(
          comparison.criteria[0]!,
          [],
          `"${fact}" is no fact of a market${nearest(fact, Object.keys(facts))}`,
        );
    const items = questions[comparison.weights]?.items?.map((item) => item.id) ?? [];
    for (const criterion of comparison.criteria) {
      this.because(criterion, ['because'], criterion.because);
      if (!items.includes(criterion.item))
        this.report(
          criterion,
          ['item'],
          `the question "${comparison.weights}" has no line "${criterion.item}"${nearest(criterion.item, items)}`,
        );
      const mark = facts[criterion.mark];
      if (mark?.scope !== 'market' || mark.type !== 'number' || !mark.range)
        this.report(
          criterion,
          ['mark'],
          `"${criterion.mark}" is no number fact of a market with a range${nearest(criterion.mark, Object.keys(facts))}`,
        );
      const cap = weightCapOf(this.#evidence(criterion.because));
      if (criterion.weight > cap)
        this.report(
          criterion,
          ['weight'],
          `weight ${criterion.weight} is above what its evidence carries (at most ${cap})`,
        );
    }
    const missing = items.filter((item) => !comparison.criteria.some((criterion) => criterion.item === item));
    if (missing.length > 0)
      this.report(
        comparison.criteria[0]!,
        [],
        `no criterion for the line ${missing.join(', ')} of "${comparison.weights}"`,
      );
  }

  /** Largest weight that the best of these evidence entries carries. */
  #evidence(ids: readonly string[]): Evidence[] {
    return ids.flatMap((id) => this.book.evidence[id] ?? []);
  }

  /** `definition` lifts the cap of a rule, so it stands only where a core definition is named and the weight needs it. */
  #definition(rule: Rule, named: readonly Evidence[]): void {
    if (!rule.definition) return;
    const cap = weightCapOf(named);
    if (!named.some(({ coreDefinition }) => coreDefinition))
      this.report(
        rule,
        ['definition'],
        'needs a definition of the core paper in "because" (evidence with coreDefinition)',
      );
    else if (Object.values(rule.for ?? {}).every((weight) => Math.abs(weight) <= cap))
      this.report(
        rule,
        ['definition'],
        `is not needed: the evidence carries this weight by its grade (at most ${cap})`,
      );
  }

  entries(): void {
    const risks = new Set(this.book.risks.map((risk) => risk.id));
    const actions = new Set(this.book.actions.map((action) => action.id));
    const notes = new Set(this.book.notes.map((note) => note.id));
    const aims = new Set(
      Object.values(this.book.decisions).flatMap(({ options, rules }) => [
        ...options.filter(({ attributes }) => attributes).map(({ id }) => id),
        ...rules.filter(({ ruleOut }) => ruleOut).map(({ id }) => id),
      ]),
    );
    const joined = (record: { joins?: string[] | undefined }) => {
      for (const id of record.joins ?? [])
        if (!notes.has(id)) this.report(record, ['joins'], `there is no note "${id}"${nearest(id, notes)}`);
    };
    const pure = new Set(this.book.risks.filter((risk) => risk.reducible === 'no').map((risk) => risk.id));
    for (const risk of this.book.risks) {
      const allowed: readonly string[] = riskSources[risk.group];
      if (!allowed.includes(risk.source))
        this.report(risk, ['source'], `is no source of the group ${risk.group}; allowed: ${allowed.join(', ')}`);
      if (pure.has(risk.id) && risk.lever.includes('learn'))
        this.report(risk, ['lever'], '"learn" does not help against a risk that cannot be reduced');
      this.because(risk, ['because'], risk.because);
      for (const key of ['notFor', 'dueNow'] as const) if (risk[key]) this.condition(risk, [key], risk[key]);
      joined(risk);
      for (const key of ['likely', 'weighs', 'eased'] as const) {
        risk[key]?.forEach((row, index) => {
          this.condition(risk, [key, index, 'when'], row.when);
          this.because(risk, [key, index, 'because'], row.because);
        });
      }
    }
    for (const action of this.book.actions) {
      this.because(action, ['because'], action.because);
      joined(action);
      this.condition(action, ['when'], action.when);
      this.condition(action, ['skip'], action.skip);
      action.variants?.forEach((variant, index) => this.condition(action, ['variants', index, 'when'], variant.when));
      for (const id of action.toward ?? [])
        if (!aims.has(id))
          this.report(action, ['toward'], `there is no way in and no gate "${id}"${nearest(id, aims)}`);
      for (const id of action.covers ?? [])
        if (!actions.has(id) || id === action.id)
          this.report(action, ['covers'], `there is no other action "${id}"${nearest(id, actions)}`);
      this.condition(action, ['before', 'when'], action.before?.when);
      for (const id of action.before?.actions ?? [])
        if (!actions.has(id) || id === action.id)
          this.report(action, ['before', 'actions'], `there is no other action "${id}"${nearest(id, actions)}`);
      for (const id of action.mitigates) {
        if (!risks.has(id)) this.report(action, ['mitigates'], `there is no risk "${id}"${nearest(id, risks)}`);
        if (pure.has(id) && action.lever?.includes('learn'))
          this.report(action, ['lever'], `"learn" does not help against "${id}", which cannot be reduced`);
      }
    }
    for (const support of this.book.support) {
      this.because(support, ['because'], support.because);
      this.condition(support, ['when'], support.when);
      for (const id of support.eases)
        if (!risks.has(id)) this.report(support, ['eases'], `there is no risk "${id}"${nearest(id, risks)}`);
    }
    for (const note of this.book.notes) {
      this.because(note, ['because'], note.because);
      this.condition(note, ['when'], note.when);
      this.condition(note, ['laterIf'], note.laterIf);
      if (note.action && !actions.has(note.action))
        this.report(note, ['action'], `there is no action "${note.action}"${nearest(note.action, actions)}`);
    }
    for (const parameter of Object.values(this.book.parameters))
      this.because(parameter, ['because'], parameter.because);
    for (const term of this.book.glossary) this.because(term, ['because'], term.because);
  }

  evidence(): void {
    for (const item of Object.values(this.book.evidence)) {
      if (!this.book.sources[item.source])
        this.report(
          item,
          ['source'],
          `there is no source "${item.source}"${nearest(item.source, Object.keys(this.book.sources))}`,
        );
      this.because(item, ['contradicts'], item.contradicts);
      if (item.contradicts?.includes(item.id)) this.report(item, ['contradicts'], 'an entry cannot contradict itself');
    }
  }

  levers(): void {
    const { book } = this;
    for (const lever of Object.values(book.levers)) {
      this.because(lever, ['because'], lever.because);
      this.condition(lever, ['openTo'], lever.openTo);
      this.condition(lever, ['gap'], lever.gap);
      if (lever.changes.length === 0 && !lever.raises)
        this.report(lever, ['changes'], 'a lever changes an answer or raises take-up');
      lever.changes.forEach((change, index) => this.#leverChange(lever, ['changes', index], change));
    }
    for (const part of [book.takeUp.awareness, book.takeUp.ability]) {
      if (!this.origins.has(part)) continue;
      this.because(part, ['because'], part.because);
      this.#options(part, ['fromAnswer'], part.fromAnswer.question, Object.keys(part.fromAnswer.shares));
      this.#reads(part.fromAnswer.question);
    }
    for (const support of book.support)
      for (const id of support.levers)
        if (!book.levers[id])
          this.report(support, ['levers'], `there is no lever "${id}"${nearest(id, Object.keys(book.levers))}`);
    for (const population of Object.values(book.populations)) {
      population.firm.forEach(({ question, shares, because }, index) => {
        this.because(population, ['firm', index, 'because'], because);
        this.#options(population, ['firm', index, 'shares'], question, Object.keys(shares));
      });
      this.because(population, ['newExporters', 'because'], population.newExporters?.because);
    }
    for (const scenario of Object.values(book.scenarios))
      checkScenario(book, scenario, (path, message) => this.report(scenario, path, message));
  }

  #leverChange(lever: Lever, path: Path, change: LeverChange): void {
    this.condition(lever, [...path, 'when'], change.when);
    const ways = [change.set, change.up, change.add, change.addFirst, change.remove].filter((way) => way !== undefined);
    if (ways.length !== 1) this.report(lever, path, 'needs exactly one of set, up, add, addFirst, remove');
    const named = [
      ...Object.entries(change.set ?? {}).flat(),
      ...(change.up ?? []),
      ...(change.add ?? []),
      ...(change.addFirst ?? []),
      ...(change.remove ?? []),
    ];
    const wanted = change.set || change.up ? 'choice' : 'multi';
    if (this.#options(lever, path, change.question, named)?.type !== wanted)
      this.report(lever, [...path, 'question'], `"${change.question}" is no ${wanted} question`);
  }

  /** Reports an unknown question and options it does not have. */
  #options(record: object, path: Path, id: string, named: readonly string[]): Question | undefined {
    const question = this.book.questions[id];
    if (!question) {
      this.report(record, path, `there is no question "${id}"${nearest(id, Object.keys(this.book.questions))}`);
      return;
    }
    const known = optionIds(question, this.book);
    for (const option of named)
      if (!known.includes(option))
        this.report(record, path, `"${id}" has no option "${option}"${nearest(option, known)}`);
    return question;
  }

  frameworks(): void {
    const { book } = this;
    for (const item of Object.values(book.frameworks))
      if (!book.sources[item.source])
        this.report(
          item,
          ['source'],
          `there is no source "${item.source}"${nearest(item.source, Object.keys(book.sources))}`,
        );
    const served = new Set<string>();
    for (const record of servants(book)) {
      record.serves?.forEach((id, index) => {
        served.add(id);
        if (!book.frameworks[id])
          this.report(
            record,
            ['serves', index],
            `there is no framework "${id}"${nearest(id, Object.keys(book.frameworks))}`,
          );
      });
    }
    for (const item of Object.values(book.frameworks))
      if (!served.has(item.id) && !item.code && !item.differs)
        this.report(
          item,
          [],
          'no record names it in "serves"; name the code that carries it, or say in "differs" why not',
        );
  }

  sensitivity(pairs: readonly Sensitivity[]): void {
    const { book } = this;
    const options = (id: string) => book.decisions[id]?.options.map((option) => option.id) ?? [];
    for (const pair of pairs) {
      this.because(pair, ['because'], pair.because);
      pair.moves.forEach((move, index) => {
        const names: [string | undefined, readonly string[]][] = [
          [move.mode, options('entry.mode')],
          [move.node, options('entry.node')],
          [move.risk, book.risks.map(({ id }) => id)],
          [move.action, book.actions.map(({ id }) => id)],
          [move.decision, Object.keys(book.decisions)],
          [move.to, options(move.decision ?? '')],
        ];
        for (const [name, known] of names)
          if (name !== undefined && !known.includes(name))
            this.report(pair, ['moves', index], `there is no "${name}"${nearest(name, known)}`);
        const things = [move.mode, move.node, move.strength, move.risk, move.action, move.decision];
        const effects = [move.score, move.gate, move.is, move.to];
        const one = (list: readonly unknown[]) => list.filter((item) => item !== undefined).length === 1;
        if (!one(things) || !one(effects))
          this.report(pair, ['moves', index], 'names one thing that moves and one way it moves');
      });
    }
  }

  /** A fact or decision that needs itself could never be computed. */
  cycles(): void {
    this.#dependencies ??= dependencyGraph(this.book, this.fields);
    const dependencies = this.#dependencies;
    const done = new Set<string>();
    const visit = (node: string, trail: readonly string[]): void => {
      if (done.has(node)) return;
      if (trail.includes(node)) {
        const loop = [...trail.slice(trail.indexOf(node)), node];
        const record = loop
          .map((name) => this.book.facts[name] ?? this.book.decisions[name.replace(/^decision:/, '')])
          .find((found) => found !== undefined);
        if (record) this.report(record, [], `needs itself: ${loop.join(' → ')}`);
        done.add(node);
        return;
      }
      for (const next of dependencies.get(node) ?? []) visit(next, [...trail, node]);
      done.add(node);
    };
    for (const node of dependencies.keys()) visit(node, []);
  }
}

/** Whether a test on an answer holds whatever the answer is, without saying so: "-" does say so. */
function coversAll(field: Field, test: Test): boolean {
  if (field.from.kind !== 'question' && field.from.kind !== 'item') return false;
  if (test.op === 'oneOf')
    return field.type === 'choice' && !test.negated && field.values.every((value) => test.values.includes(value));
  if (test.op !== 'within' || test.negated) return false;
  const [low, high] = field.range;
  return test.ranges.some(
    ({ lo, loOpen, hi, hiOpen }) => (lo < low || (lo === low && !loOpen)) && (hi > high || (hi === high && !hiOpen)),
  );
}

/** Everything in the book that can make a framework work. */
export function servants(book: RuleBook): readonly { readonly id: string; readonly serves?: string[] | undefined }[] {
  return [
    ...Object.values(book.questions),
    ...Object.values(book.facts),
    ...(book.comparison?.criteria ?? []),
    ...Object.values(book.decisions).flatMap((decision) => [...decision.rules, ...decision.steps]),
    ...book.risks,
    ...book.actions,
    ...book.support,
    ...book.notes,
    ...Object.values(book.levers),
  ];
}

/** What each question, fact and decision reads: names of fields, and `decision:id`. */
function dependencyGraph(book: RuleBook, fields: ReadonlyMap<string, Field>): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  const read = (condition: Condition | undefined): string[] =>
    (condition === undefined ? [] : Array.isArray(condition) ? condition : [condition]).flatMap((map) =>
      Object.keys(map).map((name) => {
        const from = fields.get(name)?.from;
        return from ? ('question' in from ? from.question : from.fact) : name;
      }),
    );
  for (const question of Object.values(book.questions)) graph.set(question.id, new Set(read(question.askIf)));
  for (const fact of Object.values(book.facts)) {
    const needs = new Set<string>();
    const conditions = [
      fact.when,
      fact.every?.when,
      ...(fact.choose ?? []).map((row) => row.when),
      ...(fact.collect ?? []).map((row) => row.when),
      ...(fact.sum ?? []).map((row) => row.when),
      ...(Array.isArray(fact.count) ? fact.count : fact.count && 'when' in fact.count ? [fact.count.when] : []),
    ];
    for (const condition of conditions) for (const name of read(condition)) needs.add(name);
    if (fact.count && 'among' in fact.count) needs.add(fact.count.of);
    if (fact.formula) for (const name of formulaFields(parseFormula(fact.formula))) needs.add(name);
    if (fact.mean) needs.add(fact.mean);
    if (fact.lookup) needs.add(fact.lookup.key);
    const decision =
      fact.result ??
      fact.closed?.decision ??
      (fact.score || fact.open ? splitReference(fact.score ?? fact.open ?? '', book)[0]?.id : undefined);
    // A sum or a gate of a decision is known before its result: the result may read it.
    if (decision) needs.add(fact.score || fact.open ? `sums:${decision}` : `decision:${decision}`);
    graph.set(fact.id, needs);
  }
  for (const decision of Object.values(book.decisions)) {
    const sums = decision.rules.filter((rule) => rule.choose === undefined);
    const rows = decision.rules.filter((rule) => rule.choose !== undefined);
    graph.set(`sums:${decision.id}`, new Set(sums.flatMap((rule) => read(rule.when))));
    graph.set(
      `decision:${decision.id}`,
      new Set([
        `sums:${decision.id}`,
        ...rows.flatMap((rule) => read(rule.when)),
        ...(decision.ties ?? []).flatMap((tie) => read(tie.when)),
      ]),
    );
  }
  return graph;
}
