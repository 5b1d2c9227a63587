import type { Span } from '../cbam/index.ts';
import type { Locale } from '../rulebook/index.ts';
import { fill } from './texts.ts';
import type {
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

const words = {
  en: {
    title: 'Advice on going abroad',
    basis: 'Rule book {version} of {date} ({hash}), answers {fingerprint}, as of {asOf}.',
    level: 'Level',
    model: 'Model',
    strong: 'counts as strong from {n}',
    range: 'open answers could make it {low} to {high}',
    settled: 'Settled: no open answer can change it.',
    open: 'Still open. It could become: {list}.',
    markets: 'Ways in',
    now: 'Now',
    next: 'Next',
    beside: 'Beside it, for other customers',
    keeps: 'Runs already, to be kept',
    tangible: 'Hard outlay (return can be calculated)',
    intangible: 'Soft outlay (return hard to judge)',
    entryRisk: 'Risk',
    plan: 'Planned outlay',
    ratings: 'Own ratings',
    kind: 'Kind',
    lever: 'What helps',
    levers: 'lever on risk: {list}',
    trigger: 'when {trigger}',
    later: 'condition not met yet',
    stay: 'Stay and improve',
    branches: 'Branch',
    path: 'Commitment path',
    ranking: 'All ways in',
    score: 'Score',
    why: 'For',
    against: 'Against',
    ruledOut: 'Ruled out',
    opens: 'Opens with',
    risks: 'Risks',
    severity: 'Severity',
    owner: 'Owner',
    due: 'Due',
    actions: 'Actions',
    firstStep: 'First step',
    done: 'Done when',
    support: 'Support to look for',
    cbam: 'Carbon border (CBAM)',
    carbonPath: '{good}, {law}: estimate, not a declaration',
    carbonYear: 'Year',
    carbonDefaults: 'Default values, EUR/t',
    carbonOwn: 'Own data, EUR/t',
    carbonFree: 'Costs nothing up to, tCO2e/t',
    carbonPerYear: 'Default values, EUR a year',
    carbonDue: 'Owed, EUR a year',
    carbonDates: 'What comes next',
    carbonChecklist: 'Data the maker collects',
    carbonProvisional: 'Provisional',
    carbonNotes: '{good}: remarks',
    carbonSources: 'Figures rest on',
    pathway: 'Pathway',
    ahead: 'The pace ahead',
    readiness: 'Readiness',
    sure: 'How sure',
    openQuestions: 'Open questions',
    whatIf: 'What would change the advice',
    sources: 'Sources',
    limits: 'Limits',
    answers: 'Answers',
    notRead: 'Answers that were not read',
    notReadWhy: 'These questions do not apply to what you said elsewhere.',
    none: 'none',
    hallmarks: 'Marks of integrated expansion',
    met: 'met',
    notMet: 'not met',
    stateOpen: 'open',
    strategy: 'Working with intermediaries',
    node: 'Through whom',
    own: 'our own choice',
    data: 'data of {date}',
    results: '{decision}: {result}',
    also: 'This would change too: {list}.',
    divided: 'evidence divided',
    but: 'but',
    quoted: '“{text}”',
    compare: 'Which market first',
    criterion: 'Criterion',
    weight: 'Weight',
    ownWeight: '{weight} (yours)',
    points: 'Points',
    place: 'Place',
    placeEqual: '{place} (equal)',
    placeOpen: 'open',
    placeAhead: 'open, ahead on what is known',
    unknown: 'too little known',
    closed: 'no way in is open now',
    leaving: 'step back there',
    whyMark: 'Why',
    stillUnknown: 'Still unknown',
  },
  zh: {
    title: '出海建议',
    basis: '规则库 {version}（{date}，校验码 {hash}），答案校验码 {fingerprint}，以{asOf}年为准。',
    level: '层级',
    model: '模式',
    strong: '达到{n}分视为强',
    range: '没答的题可使其在{low}到{high}之间',
    settled: '已定：没答的题怎么答，都不会改变它。',
    open: '还可能变为：{list}。',
    markets: '进入方式',
    now: '现在',
    next: '下一步',
    beside: '同时走（面向其他客户）',
    keeps: '现有业务，继续保住',
    tangible: '硬投入（回报算得出来）',
    intangible: '软投入（回报难估）',
    entryRisk: '风险',
    plan: '计划投入',
    ratings: '自评结果',
    kind: '类别',
    lever: '办法',
    levers: '降风险的办法：{list}',
    trigger: '触发条件：{trigger}',
    later: '条件尚未满足',
    stay: '保持并改进',
    branches: '大类',
    path: '投入路径',
    ranking: '全部进入方式',
    score: '得分',
    why: '支持',
    against: '反对',
    ruledOut: '目前不可行',
    opens: '满足什么条件才可行',
    risks: '风险',
    severity: '等级',
    owner: '负责人',
    due: '期限',
    actions: '行动',
    firstStep: '第一步',
    done: '完成标志',
    support: '可找的扶持',
    cbam: '碳边境调节机制（CBAM）',
    carbonPath: '{good}，{law}：估算，不作为申报依据',
    carbonYear: '年份',
    carbonDefaults: '默认值，欧元/吨',
    carbonOwn: '自有数据，欧元/吨',
    carbonFree: '免费部分（低于此不付钱），吨CO2e/吨',
    carbonPerYear: '默认值，欧元/年',
    carbonDue: '应缴，欧元/年',
    carbonDates: '接下来的日期',
    carbonChecklist: '生产企业需收集的数据',
    carbonProvisional: '暂定事项',
    carbonNotes: '{good}：说明',
    carbonSources: '数字依据',
    pathway: '国际化路径',
    ahead: '今后的节奏',
    readiness: '准备情况',
    sure: '有多大把握',
    openQuestions: '还没回答的问题',
    whatIf: '什么会改变建议',
    sources: '来源',
    limits: '局限',
    answers: '答案',
    notRead: '没有用到的答案',
    notReadWhy: '按您的其他回答，这些问题不适用。',
    none: '无',
    hallmarks: '综合出海的四个标志',
    met: '具备',
    notMet: '不具备',
    stateOpen: '还不清楚',
    strategy: '与中间商的合作',
    node: '通过谁进入',
    own: '本工具的设定',
    data: '数据时间 {date}',
    results: '{decision}：{result}',
    also: '还会跟着变的：{list}。',
    divided: '证据不一',
    but: '但也有：',
    quoted: '“{text}”',
    compare: '先做哪个市场',
    criterion: '标准',
    weight: '权重',
    ownWeight: '{weight}（自设）',
    points: '得分',
    place: '名次',
    placeEqual: '{place}（并列）',
    placeOpen: '未定',
    placeAhead: '未定，就已知的看领先',
    unknown: '信息太少',
    closed: '眼下没有可走的方式',
    leaving: '正在收缩',
    whyMark: '依据',
    stillUnknown: '还不知道',
  },
} satisfies Record<Locale, Record<string, string>>;

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
    return `${escaped(gate.text)}${this.#cite(gate.evidence)} ${this.#words.opens}: ${escaped(gate.opens)}${this.#divided(gate)}`;
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

  #settled(settled: boolean, couldBecome: readonly { label: string }[]): string {
    if (settled) return this.#words.settled;
    return couldBecome.length === 0
      ? ''
      : fill(this.#words.open, {
          list: couldBecome.map((item) => item.label).join(this.#advice.locale === 'zh' ? '、' : ', '),
        });
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
      `${this.#words.hallmarks}:`,
      '',
      ...level.hallmarks.map((mark) => `- ${mark.label}: ${state[mark.state]}`),
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
      `**${model.label}**${model.text ? `: ${escaped(model.text)}` : ''}`,
      '',
      this.#settled(model.settled, model.couldBecome),
      '',
    );
    for (const strength of [model.technology, model.resource]) {
      this.#add(
        '',
        `### ${strength.label}: ${strength.score} (${fill(this.#words.strong, { n: strength.strongFrom })}; ${fill(this.#words.range, { low: strength.low, high: strength.high })})`,
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
      ...(comparison.settled ? [this.#words.settled, ''] : []),
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
        this.#add(`- ${escaped(label)}, ${this.#words.whyMark}: ${answers.map(escaped).join('; ')}`);
      if (open.length > 0)
        this.#add(`- ${escaped(label)}, ${this.#words.stillUnknown}: ${open.map(escaped).join('; ')}`);
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
        `## ${escaped(market.label)}: ${this.#words.markets}`,
        '',
        `**${escaped(entry.headline)}**`,
        '',
        this.#settled(entry.settled, entry.couldBecome),
        '',
      );
      if (entry.node.label) this.#add(`- ${this.#words.node}: ${entry.node.label}`);
      if (entry.strategyView.label) this.#add(`- ${this.#words.strategy}: ${entry.strategyView.label}`);
      for (const way of entry.now) this.#outlay(way.outlay, way.label);
      for (const way of entry.keeps) this.#add(`- ${this.#words.keeps}: ${way.label}`);
      for (const way of entry.beside) {
        this.#add(`- ${this.#words.beside}: ${way.label}`);
        this.#outlay(way.outlay, way.label);
      }
      for (const sentence of entry.plan) this.#add(`- ${this.#words.plan}: ${escaped(sentence)}`);
      entry.next.forEach((next, index) => {
        this.#add(
          `- ${this.#words.next}: ${next.label}, ${fill(this.#words.trigger, { trigger: escaped(next.trigger) })}${next.ready ? '' : ` (${this.#words.later})`}${this.#cite(next.evidence)}`,
        );
        if (index === 0) this.#outlay(next.outlay, next.label);
      });
      this.#add(
        `- ${this.#words.branches}: ${entry.branches
          .map(({ label, best }) =>
            best ? `${label} (${best.label} ${best.score})` : `${label} (${this.#words.ruledOut})`,
          )
          .join(' / ')}`,
      );
      if (entry.pathLabel)
        this.#add(
          `- ${this.#words.path}: ${entry.pathLabel}. ${entry.path
            .map(
              ({ label, modes }) =>
                `${label}: ${modes.map((mode) => `${mode.label} (${mode.commitmentLabel})`).join(' / ')}`,
            )
            .join(' → ')}`,
        );
      for (const reason of entry.stay)
        this.#add(`- ${this.#words.stay}: ${escaped(reason.text)}${this.#cite(reason.evidence)}`);
      for (const option of entry.options) this.#mode(option);
    }
  }

  #mode(option: ModeView): void {
    const score =
      option.ruledOutBy.length > 0
        ? this.#words.ruledOut
        : `${this.#words.score} ${option.score} (${option.low}…${option.high})`;
    this.#add('', `### ${option.rank === null ? '' : `${option.rank}. `}${option.label}: ${score}`, '');
    this.#add(`- ${this.#words.node}: ${option.nodes.join(', ')}`);
    for (const gate of option.ruledOutBy) this.#add(`- ${this.#words.ruledOut}: ${this.#gate(gate)}`);
    for (const reason of [...option.for, ...option.against]) this.#add(this.#reason(reason));
    if (option.ruledOutBy.length > 0) return;
    // What the ways advised take stands above.
    if (option.status === 'possible' || option.status === 'open') this.#outlay(option.outlay);
    this.#add(`- ${this.#words.entryRisk}: ${escaped(option.risk.text)}${this.#cite(option.risk.evidence)}`);
  }

  /** What a way takes: what can be calculated and what cannot, always apart. */
  #outlay({ tangible, intangible }: OutlayView, label?: string): void {
    const of = label === undefined ? '' : ` (${label})`;
    this.#add(
      `- ${this.#words.tangible}${of}: ${escaped(tangible.join('; '))}`,
      `- ${this.#words.intangible}${of}: ${escaped(intangible.join('; '))}`,
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
      dates.map(({ date, text, source }) => `${date}: ${text} [${source}]`),
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
    const { risks, actions, support, carbon, pathway, figures, selfRatings } = this.#advice;
    if (carbon) this.#carbon(carbon);
    this.#add('', `## ${this.#words.pathway}`, '');
    if (pathway.label) this.#add(`${pathway.label}${pathway.text ? `: ${escaped(pathway.text)}` : ''}`, '');
    this.#figures('pathway');
    for (const option of pathway.ahead) {
      this.#add('', `### ${this.#words.ahead}: ${option.label}`, '');
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
        `| ${risk.severityLabel} | ${risk.groupLabel}: ${risk.sourceLabel} | ${cell(`${risk.name}. ${risk.because.join(' ')}`)}${this.#cite(risk.evidence)} | ${risk.levers.join(', ')} | ${risk.owner} | ${risk.due} |`,
      );
    this.#add('', `## ${this.#words.actions}`, '');
    actions.forEach((action, index) =>
      this.#add(
        `${index + 1}. **${escaped(action.name)}** (${action.trackLabel}, ${action.horizon}${action.levers.length > 0 ? `, ${fill(this.#words.levers, { list: action.levers.join(', ') })}` : ''}). ${this.#words.firstStep}: ${escaped(action.firstStep)} ${this.#words.done}: ${escaped(action.done)}${this.#cite(action.evidence)}`,
      ),
    );
    this.#add('', `## ${this.#words.support}`, '');
    for (const item of support)
      this.#add(
        `- **${escaped(item.name)}** (${item.roleLabel}): ${escaped(item.ask)} ${escaped(item.first)}${item.known ? ` ${escaped(item.known)}` : ''}${this.#cite(item.evidence)}`,
      );
    if (selfRatings.length === 0) return;
    this.#add('', `## ${this.#words.ratings}`, '');
    for (const rating of selfRatings)
      this.#add(`- ${escaped(rating.label)} ${escaped(rating.text)}${this.#cite(rating.evidence)}`);
  }

  #figures(about: FigureView['about']): void {
    for (const figure of this.#advice.figures.filter((item) => item.about === about))
      this.#add(`- ${escaped(figure.text)}${this.#cite(figure.evidence)}`);
  }

  #certainty(): void {
    const { robustness, open, counterfactuals } = this.#advice;
    this.#add('', `## ${this.#words.sure}`, '');
    for (const item of robustness)
      this.#add(
        `- ${this.#placed(item.market, fill(this.#words.results, { decision: item.decisionLabel, result: item.label }))}. ${item.text}`,
      );
    if (open.length > 0)
      this.#add(
        '',
        `### ${this.#words.openQuestions}`,
        '',
        ...open
          .slice(0, 12)
          .map(
            ({ at, label, canChangeLabels: can }) =>
              `- ${this.#placed(at, label)}${can.length > 0 ? ` (${can.join(', ')})` : ''}`,
          ),
      );
    if (counterfactuals.length === 0) return;
    this.#add('', `### ${this.#words.whatIf}`, '');
    for (const item of counterfactuals) {
      this.#add(
        `- ${this.#placed(item.market, fill(this.#words.results, { decision: item.decisionLabel, result: item.toLabel }))}. ${escaped(item.text)}`,
      );
      for (const { text, also } of item.sets.slice(0, 1).concat(item.asked ? item.sets.slice(1) : []))
        this.#add(
          ...(text === item.text ? [] : [`  - ${escaped(text)}`]),
          ...(also.length > 0 ? [`  - ${fill(this.#words.also, { list: also.map(escaped).join('; ') })}`] : []),
        );
    }
  }

  /** A line about one market begins with its name. */
  #placed(at: string | null, text: string): string {
    const market = this.#advice.markets.find((candidate) => candidate.id === at);
    return market ? `${escaped(market.label)}: ${escaped(text)}` : escaped(text);
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
    if (item.designChoice) return `${this.#words.own}: ${escaped(item.claim)}`;
    const date = item.date === null ? '' : `, ${fill(this.#words.data, { date: item.date })}`;
    return `${item.source.authors} (${item.source.year}), ${item.where}. ${escaped(item.claim)} (${item.strengthLabel}${date})`;
  }
}

/** Markdown control characters in text that may come from a user. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');
}

function cell(text: string): string {
  return escaped(text);
}
