import type { Span } from '../cbam/index.ts';
import { changeLines, stakePhrases } from './certainty-lines.ts';
import { words } from './markdown-words.ts';
import { aboutText, signature } from './override-text.ts';
import { fill } from './texts.ts';
import type {
  ActionView,
  Advice,
  CarbonView,
  ComparedMarketView,
  DividedView,
  EvidenceView,
  FigureView,
  GateView,
  ModeView,
  OutlayView,
  ReasonView,
} from './types.ts';

/** The advice as Markdown, with every reason and its sources as footnotes. User text is escaped. */
export function adviceMarkdown(advice: Advice): string {
  return new Writer(advice).write();
}

class Writer {
  readonly #advice: Advice;
  readonly #words: (typeof words)['en'];
  readonly #lines: string[] = [];
  readonly #cited: string[] = [];
  readonly #dividedShown = new Set<string>();

  constructor(advice: Advice) {
    this.#advice = advice;
    this.#words = words[advice.locale];
  }

  write(): string {
    const { rulebook, fingerprint, asOf, summary } = this.#advice;
    this.#add(
      `# ${this.#words.title}`,
      '',
      ...summary.map((line) => `**${escaped(line)}**  `),
      '',
      fill(this.#words.basis, { ...rulebook, fingerprint, asOf }),
    );
    this.#overrides();
    this.#level();
    this.#model();
    this.#comparison();
    this.#markets();
    this.#lists();
    this.#certainty();
    this.#answers();
    this.#sources();
    return `${this.#lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
  }

  #add(...lines: string[]): void {
    this.#lines.push(...lines);
  }

  #cite(ids: readonly string[]): string {
    return ids
      .filter((id) => this.#advice.evidence[id])
      .map((id) => {
        if (!this.#cited.includes(id)) this.#cited.push(id);
        return `[^${this.#cited.indexOf(id) + 1}]`;
      })
      .join('');
  }

  #reason(reason: ReasonView): string {
    const weight = reason.weight === 0 ? '' : `**${reason.weight > 0 ? '+' : '−'}${Math.abs(reason.weight)}** `;
    return `- ${weight}${escaped(reason.text)}${this.#cite(reason.evidence)} \`${reason.rule}\`${this.#divided(reason)}`;
  }

  #gate(gate: GateView): string {
    return `${escaped(gate.text)}${this.#cite(gate.evidence)}${this.#words.space}${this.#words.opens}${this.#words.colon}${escaped(gate.opens)}${this.#divided(gate)}`;
  }

  /** The mark, and where the rule stands for the first time both claims. */
  #divided({ rule, divided }: { readonly rule: string; readonly divided: readonly DividedView[] }): string {
    if (divided.length === 0) return '';
    const mark = ` *${this.#words.divided}*`;
    if (this.#dividedShown.has(rule)) return mark;
    this.#dividedShown.add(rule);
    const claim = (id: string) =>
      `${fill(this.#words.quoted, { text: escaped(this.#advice.evidence[id]!.claim) })}${this.#cite([id])}`;
    const lines = divided.map(
      ({ evidence, against }) => `  - ${[claim(evidence), ...against.map(claim)].join(` ${this.#words.but} `)}`,
    );
    return [mark, ...lines].join('\n');
  }

  /** What "settled" means is said once. */
  #isSettledSaid = false;
  #settled(settled: boolean, couldBecome: readonly { label: string }[]): string {
    if (settled) {
      const said = this.#isSettledSaid ? this.#words.settledShort : this.#words.settled;
      this.#isSettledSaid = true;
      return said;
    }
    return couldBecome.length === 0
      ? ''
      : fill(this.#words.open, {
          list: couldBecome.map((item) => item.label).join(this.#words.comma),
        });
  }

  /** Where an adviser decides otherwise, with both views. */
  #overrides(): void {
    const { overrides, locale } = this.#advice;
    if (overrides.length === 0) return;
    const { colon, ownView, ownViewNote, ruleBookSays, adviserSays, reason } = this.#words;
    this.#add('', `## ${ownView}`, '', ownViewNote, '');
    for (const view of overrides)
      this.#add(
        `- **${escaped(aboutText(view, colon))}**`,
        `  - ${ruleBookSays}${colon}${escaped(view.engine.label)}`,
        `  - ${adviserSays}${colon}${escaped(view.choice.label)}${this.#words.left}${escaped(signature(view, locale))}${this.#words.right}`,
        `  - ${reason}${colon}${escaped(view.reason)}`,
        `  - ${escaped(view.stateText)}`,
      );
    this.#add('');
  }

  #level(): void {
    const { level } = this.#advice;
    const state = { met: this.#words.met, notMet: this.#words.notMet, open: this.#words.stateOpen };
    this.#add(
      '',
      `## ${this.#words.level}`,
      '',
      level.current === level.target ? level.targetLabel : `${level.currentLabel} → ${level.targetLabel}`,
      '',
      this.#settled(level.targetSettled.settled, level.targetSettled.couldBecome),
      '',
    );
    for (const reason of [...level.currentReasons, ...level.targetReasons]) this.#add(this.#reason(reason));
    this.#add(
      '',
      `${this.#words.hallmarks}${this.#words.colon.trim()}`,
      '',
      ...level.hallmarks.map((mark) => `- ${mark.label}${this.#words.colon}${state[mark.state]}`),
      '',
    );
    for (const note of level.outcome) this.#add(`> ${escaped(note.text)}${this.#cite(note.evidence)}`, '');
  }

  #model(): void {
    const { model } = this.#advice;
    this.#add(
      '',
      `## ${this.#words.model}`,
      '',
      `**${model.label}**${model.text ? `${this.#words.colon}${escaped(model.text)}` : ''}`,
      '',
      this.#settled(model.settled, model.couldBecome),
      '',
    );
    for (const strength of [model.technology, model.resource]) {
      this.#add(
        '',
        `### ${strength.label}${this.#words.colon}${strength.score}${this.#words.left}${fill(this.#words.strong, { n: strength.strongFrom })}${this.#words.semicolon}${fill(this.#words.range, { low: strength.low, high: strength.high })}${this.#words.right}`,
        '',
      );
      for (const reason of [...strength.for, ...strength.against]) this.#add(this.#reason(reason));
    }
    this.#add('', ...model.notes.map((note) => `> ${escaped(note.text)}${this.#cite(note.evidence)}\n`));
  }

  #comparison(): void {
    const { comparison } = this.#advice;
    if (!comparison) return;
    const { criteria, markets } = comparison;
    const row = (...cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
    const names = markets.map(({ label }) => escaped(label));
    this.#add(
      '',
      `## ${this.#words.compare}`,
      '',
      `**${escaped(comparison.headline)}** ${escaped(comparison.basis)}`,
      '',
      ...(comparison.settled ? [this.#settled(true, []), ''] : []),
      ...comparison.notes.map((note) => `> ${escaped(note.text)}${this.#cite(note.evidence)}\n`),
      row(this.#words.criterion, this.#words.weight, ...names),
      row('---', ...['', ...names].map(() => '---')),
    );
    for (const { criterion, label, weight, ownWeight, text, evidence } of criteria)
      this.#add(
        row(
          `**${escaped(label)}** ${escaped(text)}${this.#cite(evidence)}`,
          ownWeight ? fill(this.#words.ownWeight, { weight }) : weight,
          ...markets.map(({ marks }) => marks.find((mark) => mark.criterion === criterion)!.label),
        ),
      );
    this.#add(
      row(this.#words.points, '', ...markets.map(({ low, high }) => (low === high ? low : `${low}–${high}`))),
      row(this.#words.place, '', ...markets.map((market) => this.#place(market))),
      '',
    );
    for (const { label, marks } of markets) {
      const answers = [
        ...new Set(marks.flatMap((mark) => mark.answers.map((answer) => `${answer.label} ${answer.text}`))),
      ];
      const open = [...new Set(marks.flatMap((mark) => mark.open.map((question) => question.label)))];
      if (answers.length > 0)
        this.#add(
          `- ${escaped(label)}${this.#words.pause}${this.#words.whyMark}${this.#words.colon}${answers.map(escaped).join(this.#words.semicolon)}`,
        );
      if (open.length > 0)
        this.#add(
          `- ${escaped(label)}${this.#words.pause}${this.#words.stillUnknown}${this.#words.colon}${open.map(escaped).join(this.#words.semicolon)}`,
        );
    }
  }

  #place({ place, placeSettled, equal, state }: ComparedMarketView): string | number {
    if (state !== 'placed') return this.#words[state];
    if (!placeSettled) return place === 1 ? this.#words.placeAhead : this.#words.placeOpen;
    return equal ? fill(this.#words.placeEqual, { place: place! }) : place!;
  }

  #markets(): void {
    for (const market of this.#advice.markets) {
      const { entry } = market;
      this.#add(
        '',
        `## ${escaped(market.label)}${this.#words.colon}${this.#words.markets}`,
        '',
        `**${escaped(entry.headline)}**`,
        '',
        this.#settled(entry.settled, entry.couldBecome),
        '',
      );
      if (entry.node.label) this.#add(`- ${this.#words.node}${this.#words.colon}${entry.node.label}`);
      if (entry.strategyView.label)
        this.#add(`- ${this.#words.strategy}${this.#words.colon}${entry.strategyView.label}`);
      for (const way of entry.now) this.#outlay(way.outlay, way.label);
      for (const way of entry.keeps) this.#add(`- ${this.#words.keeps}${this.#words.colon}${way.label}`);
      for (const way of entry.beside) {
        this.#add(`- ${this.#words.beside}${this.#words.colon}${way.label}`);
        this.#outlay(way.outlay, way.label);
      }
      for (const sentence of entry.plan) this.#add(`- ${this.#words.plan}${this.#words.colon}${escaped(sentence)}`);
      entry.next.forEach((next, index) => {
        this.#add(
          `- ${this.#words.next}${this.#words.colon}${next.label}${this.#words.pause}${fill(this.#words.trigger, { trigger: escaped(next.trigger) })}${next.ready ? '' : ` (${this.#words.notReady})`}${this.#cite(next.evidence)}`,
        );
        if (index === 0) this.#outlay(next.outlay, next.label);
      });
      this.#add(
        `- ${this.#words.branches}${this.#words.colon}${entry.branches
          .map(({ label, best }) =>
            best
              ? `${label}${this.#words.left}${best.label} ${best.score}${this.#words.right}`
              : `${label}${this.#words.left}${this.#words.ruledOut}${this.#words.right}`,
          )
          .join(' / ')}`,
      );
      if (entry.pathLabel)
        this.#add(
          `- ${this.#words.path}${this.#words.colon}${entry.pathLabel}${this.#words.stop}${entry.path
            .map(
              ({ label, modes }) =>
                `${label}${this.#words.colon}${modes.map((mode) => `${mode.label}${this.#words.left}${mode.commitmentLabel}${this.#words.right}`).join(' / ')}`,
            )
            .join(' → ')}`,
        );
      for (const reason of entry.stay)
        this.#add(`- ${this.#words.stay}${this.#words.colon}${escaped(reason.text)}${this.#cite(reason.evidence)}`);
      for (const option of entry.options) this.#mode(option);
    }
  }

  #mode(option: ModeView): void {
    const score =
      option.ruledOutBy.length > 0
        ? this.#words.ruledOut
        : `${this.#words.score} ${option.score} (${option.low}…${option.high})`;
    this.#add(
      '',
      `### ${option.rank === null ? '' : `${option.rank}. `}${option.label}${this.#words.colon}${score}`,
      '',
    );
    this.#add(`- ${this.#words.node}${this.#words.colon}${option.nodes.join(this.#words.comma)}`);
    for (const gate of option.ruledOutBy) this.#add(`- ${this.#words.ruledOut}${this.#words.colon}${this.#gate(gate)}`);
    for (const reason of [...option.for, ...option.against]) this.#add(this.#reason(reason));
    if (option.ruledOutBy.length > 0) return;
    // What the ways advised take stands above.
    if (option.status === 'possible' || option.status === 'open') this.#outlay(option.outlay);
    this.#add(
      `- ${this.#words.entryRisk}${this.#words.colon}${escaped(option.risk.text)}${this.#cite(option.risk.evidence)}`,
    );
  }

  /** What a way takes: what can be calculated and what cannot, always apart. */
  #outlay({ tangible, intangible }: OutlayView, label?: string): void {
    const of = (outlay: string) => (label === undefined ? outlay : fill(this.#words.outlayOf, { way: label, outlay }));
    this.#add(
      `- ${of(this.#words.tangible)}${this.#words.colon}${escaped(tangible.join(this.#words.semicolon))}`,
      `- ${of(this.#words.intangible)}${this.#words.colon}${escaped(intangible.join(this.#words.semicolon))}`,
    );
  }

  #carbon({ verdict, evidence, lines, bill, dates, checklist, provisional }: CarbonView): void {
    const words = this.#words;
    this.#add('', `## ${words.cbam}`, '', `${escaped(verdict)}${this.#cite(evidence)}`, '');
    this.#add(...lines.map((line) => `- ${escaped(line)}`));
    for (const path of bill?.paths ?? [])
      for (const { id, rows } of path.goods) {
        if (rows.length === 0) continue;
        const hasOwn = rows.some(({ perTonne }) => perTonne.own !== null);
        this.#add(
          '',
          `### ${fill(words.carbonPath, { good: escaped(bill!.goods.find((good) => good.id === id)!.label), law: path.label })}`,
          '',
          `| ${[words.carbonYear, words.carbonDefaults, hasOwn ? words.carbonOwn : words.carbonFree, words.carbonPerYear, words.carbonDue].join(' | ')} |`,
          '|---|---:|---:|---:|---:|',
          ...rows.map(
            ({ year, perTonne, perYear, due, free }) =>
              `| ${year} | ${[perTonne.defaults, hasOwn ? perTonne.own : free, perYear.defaults, due].map((span, i) => this.#span(span, i === 1 && !hasOwn ? 2 : 0)).join(' | ')} |`,
          ),
          '',
          escaped(path.basis),
        );
      }
    const list = (title: string, items: readonly string[]) => {
      if (items.length > 0) this.#add('', `**${title}**`, '', ...items.map((item) => `- ${escaped(item)}`));
    };
    for (const { label, lines: own } of bill?.goods ?? []) list(escaped(label), own);
    list(
      words.carbonDates,
      dates.map(({ date, text, source }) => `${date}${this.#words.colon}${text} [${source}]`),
    );
    list(
      words.carbonChecklist,
      checklist.map(({ what, from, source }) => `${what} (${from}) [${source}]`),
    );
    list(words.carbonProvisional, provisional);
    for (const { label, notes } of bill?.goods ?? []) list(fill(words.carbonNotes, { good: escaped(label) }), notes);
    list(words.carbonSources, bill?.sources ?? []);
  }

  #span(span: Span | null, digits: number): string {
    if (!span) return '–';
    const format = new Intl.NumberFormat(this.#advice.locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    const { low, high } = span;
    if (high === null) return low === 0 ? '?' : `≥ ${format.format(low)}`;
    const [from, to] = [format.format(low), format.format(high)];
    return from === to ? from : `${from}–${to}`;
  }

  #lists(): void {
    const { risks, support, carbon, pathway, figures, selfRatings } = this.#advice;
    if (carbon) this.#carbon(carbon);
    this.#add('', `## ${this.#words.pathway}`, '');
    if (pathway.label)
      this.#add(`${pathway.label}${pathway.text ? `${this.#words.colon}${escaped(pathway.text)}` : ''}`, '');
    this.#figures('pathway');
    for (const option of pathway.ahead) {
      this.#add('', `### ${this.#words.ahead}${this.#words.colon}${option.label}`, '');
      for (const reason of [...option.for, ...option.against]) this.#add(this.#reason(reason));
    }
    this.#add('', ...pathway.notes.map((note) => `> ${escaped(note.text)}${this.#cite(note.evidence)}\n`));
    if (figures.some(({ about }) => about === 'readiness')) {
      this.#add('', `## ${this.#words.readiness}`, '');
      this.#figures('readiness');
    }
    this.#add(
      '',
      `## ${this.#words.risks}`,
      '',
      `| ${this.#words.severity} | ${this.#words.kind} | ${this.#words.risks} | ${this.#words.lever} | ${this.#words.owner} | ${this.#words.due} |`,
      '|---|---|---|---|---|---|',
    );
    for (const risk of risks)
      this.#add(
        `| ${risk.severityLabel} | ${risk.groupLabel}${this.#words.colon}${risk.sourceLabel} | ${escaped(`${risk.name}${this.#where(risk.markets)}${this.#words.stop}${risk.because.join(this.#words.space)}`)}${this.#cite(risk.evidence)} | ${risk.levers.join(this.#words.comma)} | ${risk.owner} | ${risk.due} |`,
      );
    this.#actions();
    this.#add('', `## ${this.#words.support}`, '');
    for (const item of support)
      this.#add(
        `- **${escaped(item.name)}**${this.#words.left}${item.roleLabel}${this.#words.right}${this.#words.colon}${[item.ask, item.first, ...(item.known ? [item.known] : [])].map(escaped).join(this.#words.space)}${this.#cite(item.evidence)}`,
      );
    if (selfRatings.length === 0) return;
    this.#add('', `## ${this.#words.ratings}`, '');
    for (const rating of selfRatings)
      this.#add(`- ${escaped(rating.label)} ${escaped(rating.text)}${this.#cite(rating.evidence)}`);
  }

  /** What to begin with, the plan after it, and what is kept for later; numbered through. */
  #actions(): void {
    const { actions, markets } = this.#advice;
    const words = this.#words;
    const item = (action: ActionView, number: number) => {
      const where = action.inName
        ? []
        : markets.filter(({ id }) => action.markets.includes(id)).map(({ label }) => label);
      const facts = [
        action.trackLabel,
        action.horizon,
        ...(where.length > 0 ? [where.join(words.comma)] : []),
        ...(action.levers.length > 0 ? [fill(words.levers, { list: action.levers.join(words.comma) })] : []),
      ];
      const steps = `${words.firstStep}${words.colon}${escaped(action.firstStep)}${words.space}${words.done}${words.colon}${escaped(action.done)}`;
      return `${number}. **${escaped(action.name)}**${words.left}${facts.map(escaped).join(words.pause)}${words.right}${words.stop}${steps}${this.#cite(action.evidence)}`;
    };
    this.#add('', `## ${words.actions}`);
    for (const turn of ['first', 'soon', 'later'] as const) {
      const group = actions.filter(({ when }) => when === turn);
      if (group.length === 0) continue;
      this.#add('', `### ${words[turn]}`, '');
      for (const action of group) this.#add(item(action, actions.indexOf(action) + 1));
    }
  }

  /** In brackets, unless it is every market of the advice. */
  #where(ids: readonly string[]): string {
    const { markets } = this.#advice;
    const named = markets.filter(({ id }) => ids.includes(id)).map(({ label }) => label);
    return named.length === 0 || named.length === markets.length
      ? ''
      : `${this.#words.left}${named.join(this.#words.comma)}${this.#words.right}`;
  }

  #figures(about: FigureView['about']): void {
    for (const figure of this.#advice.figures.filter((item) => item.about === about))
      this.#add(`- ${escaped(figure.text)}${this.#cite(figure.evidence)}`);
  }

  #certainty(): void {
    const { robustness, open, decisive, counterfactuals } = this.#advice;
    this.#add('', `## ${this.#words.sure}`, '', this.#words.sureNote, '');
    for (const item of robustness)
      this.#add(
        `- ${this.#placed(item.market, fill(this.#words.results, { decision: item.decisionLabel, result: item.label }))}${this.#words.stop}${item.text}`,
      );
    if (open.length > 0)
      this.#add(
        '',
        `### ${this.#words.openQuestions}`,
        '',
        ...open.slice(0, 12).map(
          (item) =>
            `- ${this.#placed(item.at, item.label)}${stakePhrases(item, this.#words)
              .map((phrase) => ` (${phrase})`)
              .join('')}`,
        ),
        ...(decisive ? ['', escaped(decisive.text)] : []),
      );
    if (counterfactuals.length === 0) return;
    this.#add('', `### ${this.#words.whatIf}`, '');
    for (const line of counterfactuals.flatMap((item) => changeLines(item, this.#words)))
      this.#add(`- ${escaped(line)}`);
  }

  /** A line about one market begins with its name. */
  #placed(at: string | null, text: string): string {
    const market = this.#advice.markets.find((candidate) => candidate.id === at);
    return market ? `${escaped(market.label)}${this.#words.colon}${escaped(text)}` : escaped(text);
  }

  #answers(): void {
    this.#add('', `## ${this.#words.answers}`, '');
    for (const section of this.#advice.answers)
      this.#add(
        `### ${escaped(section.label)}`,
        '',
        ...section.rows.map((row) => `- ${escaped(row.label)} ${escaped(row.text)}`),
        '',
      );
    const { notRead } = this.#advice;
    if (notRead.length === 0) return;
    this.#add(`## ${this.#words.notRead}`, '', this.#words.notReadWhy, '');
    for (const row of notRead) this.#add(`- ${escaped(row.label)} ${escaped(row.text)}`);
  }

  #sources(): void {
    this.#add(
      '',
      `## ${this.#words.limits}`,
      '',
      ...this.#advice.limits.map((line) => `- ${line}`),
      '',
      `## ${this.#words.sources}`,
      '',
    );
    this.#cited.forEach((id, index) => this.#add(`[^${index + 1}]: ${this.#source(this.#advice.evidence[id]!)}`));
  }

  #source(item: EvidenceView): string {
    if (item.designChoice) return `${this.#words.own}${this.#words.colon}${escaped(item.claim)}`;
    const date = item.date === null ? '' : `, ${fill(this.#words.data, { date: item.date })}`;
    return `${item.source.authors} (${item.source.year}), ${item.where}. ${escaped(item.claim)} (${item.strengthLabel}${date})`;
  }
}

/** Markdown control characters in text that may come from a user. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');
}
