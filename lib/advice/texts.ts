import type { Localised } from '../rulebook/index.ts';

/** Sentences that join what the rule book says. Domain statements live in `rules/`; here is only the glue. */
export const texts = {
  standsAndNext: {
    en: 'You stand at {current}; the next step is {target}.',
    zh: '现在是{current}，下一步是{target}。',
  },
  standsAndKeeps: {
    en: 'You stand at {current}; keep this level and do it well.',
    zh: '现在是{current}，先把这一级做扎实。',
  },
  notAbroadNext: { en: 'You are not abroad yet; the first step is {target}.', zh: '现在尚未出海，第一步是{target}。' },
  notNow: { en: 'Not now: prepare first.', zh: '现阶段先不急着出海，先做准备。' },
  levelOpen: { en: 'Too little is known to say where you stand.', zh: '信息太少，还不能判断处在哪一级。' },
  marketFirst: { en: '{market}: {mode} first{via}{close}.', zh: '{market}：先从{mode}做起{via}{close}。' },
  marketExtends: {
    en: '{market}: {mode}{via}; use what you have of it abroad first and see whether it can serve this market{close}.',
    zh: '{market}：以{mode}为主{via}；境外已有的先用起来，看能否兼顾这个市场{close}。',
  },
  marketKeeps: {
    en: '{market}: keep the present {kept} and begin with {mode}{via}{close}.',
    zh: '{market}：保住现有的{kept}，同时从{mode}做起{via}{close}。',
  },
  marketKeepsFirst: {
    en: '{market}: improve the present {kept} first; {mode} comes after that{via}{close}.',
    zh: '{market}：先把现有的{kept}做好，之后再考虑{mode}{via}{close}。',
  },
  marketContinuesAndKeeps: {
    en: '{market}: go on with {mode}{via} as the main way, and keep {kept}{close}.',
    zh: '{market}：继续以{mode}为主{via}，{kept}继续做{close}。',
  },
  marketContinues: { en: '{market}: go on with {mode}{via}{close}.', zh: '{market}：继续以{mode}为主{via}{close}。' },
  oneMore: { en: '{way}, beyond what runs', zh: '{way}（在现有之外再加一处）' },
  closeWay: { en: '; {rival} is nearly as good', zh: '；{rival}只差一点，也可考虑' },
  closeWayLater: {
    en: '; {rival} is nearly as good, but improve what runs first',
    zh: '；{rival}只差一点，但先把现有业务做好',
  },
  closeUp: {
    en: 'It is a close call: “{rival}” is nearly within reach.',
    zh: '离“{rival}”只差一点，往前走也说得通。',
  },
  closeDown: {
    en: 'It is a close call: “{rival}” is defensible too.',
    zh: '这一步可做可不做：条件只是刚够，选“{rival}”也说得通。',
  },
  via: { en: ', by way of {node}', zh: '，通过{node}进入' },
  viaStill: { en: ', by way of {node}', zh: '，仍通过{node}进入' },
  marketOnceReady: {
    en: '{market}: not yet; once you are ready, {mode} first.',
    zh: '{market}：暂不进入；准备好之后，先从{mode}做起。',
  },
  nodeOpen: { en: 'Still open: {nodes}', zh: '尚未确定：{nodes}' },
  marketEqual: { en: '{market}: {modes} fit equally well.', zh: '{market}：{modes}同样合适。' },
  marketKeepsEqual: {
    en: '{market}: keep the present {kept}; {modes} fit equally well beside it.',
    zh: '{market}：保住现有的{kept}；在此之外，{modes}同样合适。',
  },
  marketClosed: {
    en: '{market}: not now. No way in is feasible for the time being.',
    zh: '{market}：暂不进入，各种进入方式目前都不可行。',
  },
  marketLeave: { en: '{market}: step back in stages.', zh: '{market}：分步收缩。' },
  marketNone: {
    en: '{market}: not now. No way in has more for it than against it.',
    zh: '{market}：暂不进入，眼下没有哪种方式利大于弊。',
  },
  marketOpen: {
    en: '{market}: too little is known to recommend a way in.',
    zh: '{market}：信息太少，还不能建议进入方式。',
  },
  compareRunning: {
    en: 'Business in {markets} goes on as it is; the order is about what you add. ',
    zh: '{markets}的业务照常做，这里排的是新增投入的先后。',
  },
  compareOrder: { en: 'Which market first: {order}.', zh: '先做哪个市场：{order}。' },
  compareFirst: {
    en: 'First of all {markets}, whatever the open answers turn out to be; what comes after is still open.',
    zh: '先做{markets}，还没答的问题不会改变这一点；其后的先后未定。',
  },
  compareAhead: {
    en: 'Which market first is still open. Ahead on the {counted} of {all} criteria known of every market: {markets}.',
    zh: '先做哪个市场还未定。有权重的{all}项标准中，各市场都已知的有{counted}项，按这{counted}项看，领先的是{markets}。',
  },
  compareEqualOpen: {
    en: 'Which market first is still open. Equal on the {counted} of {all} criteria known of every market: {markets}.',
    zh: '先做哪个市场还未定。有权重的{all}项标准中，各市场都已知的有{counted}项，按这{counted}项看，{markets}不分先后。',
  },
  compareEqual: { en: '{markets} come out equal.', zh: '{markets}不分先后。' },
  compareOne: { en: 'Only {markets} is left to begin with.', zh: '眼下只有{markets}可以先做。' },
  compareOneMarket: {
    en: 'Only {markets} is left to sell in; the rest are wanted for something else and are not ranked.',
    zh: '眼下可以着手销售的只有{markets}；其余国家另有用途，不排先后。',
  },
  compareNone: { en: 'None of the markets can be begun with now.', zh: '眼下没有一个市场可以着手。' },
  compareOpen: { en: 'Too little is known to say which market comes first.', zh: '信息太少，还排不出市场先后。' },
  equalGroup: { en: '{markets} (equal)', zh: '{markets}（并列）' },
  thenJoin: { en: ', then ', zh: '，其次' },
  andJoin: { en: ' and ', zh: '、' },
  compareOnAll: {
    en: 'All {all} criteria that have a weight are known of every market and count.',
    zh: '有权重的{all}项标准都已知，全部计入。',
  },
  compareOnSome: {
    en: '{counted} of {all} weighted criteria are known of every market and count so far; the others stand as ranges.',
    zh: '有权重的{all}项标准中，{counted}项各市场都已知，先按这些计分；其余以区间列出。',
  },
  compareNothing: {
    en: 'No weighted criterion is known of all the markets yet. What is not known stands as a range, not as zero.',
    zh: '还没有一项有权重的标准是各市场都已知的。未知的按区间列出，不当零分。',
  },
  notApplying: {
    en: 'Does not apply here, so it counts for no market.',
    zh: '在此不适用，各市场都不计分。',
  },
  estimateNotGiven: {
    en: 'An estimate of your own: it counts once you give it for every market.',
    zh: '要靠贵公司自己估计；各市场都填了才计分。',
  },
  marketAs: { en: '{market} ({role})', zh: '{market}（{role}）' },
  markNotApplying: { en: 'does not apply', zh: '不适用' },
  ownWeight: { en: 'You set this weight; the default is {weight}.', zh: '权重由贵公司自设，默认为{weight}。' },
  markRange: { en: '{low}–{high}?', zh: '{low}～{high}？' },
  actionIn: { en: '{action} ({markets})', zh: '{action}（{markets}）' },
  firstAction: { en: 'First of all: {action}.', zh: '第一件事：{action}。' },
  riskOfEveryone: {
    en: 'The core paper names it among the constraints that firms abroad share; nothing in your answers raises it.',
    zh: '核心论文把它列为出海企业共同面对的约束；从目前的答案看，没有加重的因素。',
  },
  answerFirst: { en: 'Answer first: {questions}.', zh: '请先回答：{questions}。' },
  noMarket: { en: 'No market has been named yet.', zh: '尚未选定目标市场。' },
  holdsIn: {
    en: 'We weighed our rules differently at random, {draws} times: this stays first {share} times in every 100.',
    zh: '把各条规则的轻重随机改 {draws} 遍：每 100 遍里有 {share} 遍结论不变。',
  },
  holdsAlways: {
    en: 'We weighed our rules differently at random, {draws} times: this always stays first.',
    zh: '把各条规则的轻重随机改 {draws} 遍：结论都没变。',
  },
  unseatedFrom: {
    en: 'As long as no weight is off by more than {percent}\u00a0%, nothing passes it; {rival} would be the first to draw level.',
    zh: '只要每条理由的权重偏差都不超过{percent}%，就没有别的方式能超过它；最先追平的是{rival}。',
  },
  levelNow: {
    en: '{rival} is level or nearly so: the least change of weights turns it.',
    zh: '{rival}与它不相上下，权重稍有变动，先后就会换。',
  },
  neverUnseated: {
    en: 'No change of weights that leaves every reason its direction puts another way first.',
    zh: '只要各条理由的正负方向不变，权重再怎么变，也没有别的方式能超过它。',
  },
  tableStaysTo: {
    en: 'As long as no weight is off by more than {percent}\u00a0%, this stays; beyond that it could become: {rival}.',
    zh: '只要每条理由的权重偏差都不超过{percent}%，结论就不变；超过以后，可能变成“{rival}”。',
  },
  tableStaysToNone: {
    en: 'As long as no weight is off by more than {percent}\u00a0%, this stays; beyond that we could name none.',
    zh: '只要每条理由的权重偏差都不超过{percent}%，结论就不变；超过以后，就可能给不出结论。',
  },
  tableStaysUpTo: {
    en: 'As long as no weight is off by more than {percent}\u00a0%, this stays; what larger changes could do has not been worked out.',
    zh: '只要每条理由的权重偏差都不超过{percent}%，结论就不变；偏差再大会怎样，尚未算出。',
  },
  tableOnLine: {
    en: 'It stands right on the line: the least change of weights could make it: {rival}.',
    zh: '正好卡在分界线上，权重稍有变动，就可能变成“{rival}”。',
  },
  tableOnLineNone: {
    en: 'It stands right on the line: after the least change of weights we could name none.',
    zh: '正好卡在分界线上，权重稍有变动，就可能给不出结论。',
  },
  tableStays: {
    en: 'No change of weights that leaves every reason its direction leads elsewhere.',
    zh: '只要各条理由的正负方向不变，权重再怎么变，结论也不变。',
  },
  sentenceJoin: { en: ' ', zh: '' },
  clauseJoin: { en: '; ', zh: '；' },
  changeSet: { en: '{short} changes from “{from}” to “{to}”', zh: '{short}由“{from}”变为“{to}”' },
  changeUp: { en: '{short} rises from {from} to {to}', zh: '{short}由 {from} 升到 {to}' },
  changeDown: { en: '{short} falls from {from} to {to}', zh: '{short}由 {from} 降到 {to}' },
  changeAdd: { en: '“{to}” is added to {short}', zh: '{short}里增加“{to}”' },
  changeAddBoth: { en: '{to} are added to {short}', zh: '{short}里增加{to}' },
  changeDrop: { en: '“{to}” drops out of {short}', zh: '{short}里不再有“{to}”' },
  lineOf: { en: '{short} ({line})', zh: '{short}（{line}）' },
  quoted: { en: '“{text}”', zh: '“{text}”' },
  changeJoin: { en: ' and ', zh: '，并且' },
  ifWay: {
    en: 'If {changes}, the advice becomes: “{advice}”{also}',
    zh: '如果{changes}，建议就变为：“{advice}”{also}',
  },
  ifFirm: {
    en: '{decision}: if {changes}, it becomes “{result}” instead of “{from}”{also}.',
    zh: '{decision}：如果{changes}，就由“{from}”变为“{result}”{also}。',
  },
  inBrackets: { en: ' ({text})', zh: '（{text}）' },
  alsoChanges: { en: '{decision} then becomes “{to}” as well', zh: '{decision}也变为“{to}”' },
  nothingShown: { en: 'no advice yet', zh: '还给不出建议' },
  ofMarket: { en: '{market}: {decision}', zh: '{market}的{decision}' },
  effortSmall: { en: 'small', zh: '小' },
  effortMedium: { en: 'noticeable', zh: '中' },
  effortLarge: { en: 'large', zh: '大' },
  aimAlready: {
    en: '{result} is what is advised today; nothing has to change.',
    zh: '现在的建议就是{result}，不需要改变什么。',
  },
  aimNone: {
    en: 'No combination of up to {most} changes that a firm can make itself leads to {result}; we checked every combination. Only more changes at once could.',
    zh: '企业自己能做的改变，同时改 {most} 处以内都到不了{result}（各种组合都算过）；改得更多才有可能。',
  },
  aimNoneFirst: {
    en: 'To put {result} first in place of {from}, no combination of up to {most} changes that a firm can make itself is enough; we checked every combination. Only more changes at once could.',
    zh: '要让{result}排到第一、取代{from}，企业自己能做的改变，同时改 {most} 处以内都办不到（各种组合都算过）；改得更多才有可能。',
  },
  aimNotFound: {
    en: 'The search for up to {most} changes that lead to {result} was ended before it was through: none found, but there may be some.',
    zh: '在 {most} 处以内的改变中查找通往{result}的办法，查到一半就停了：没有找到，但不排除有。',
  },
  aimNext: {
    en: '{result} is open today and a next step on the road, when this is met: {trigger}.',
    zh: '{result}现在就可行，也是路线里的下一步（条件：{trigger}）。',
  },
  aimRuns: {
    en: '{result} runs already and is worth keeping.',
    zh: '{result}已在做，建议保住。',
  },
  aimShut: {
    en: '{result} is ruled out today. What would open it: {opens} Allowed is not the same as advised: to be advised it must also score highest.',
    zh: '{result}目前不可行。满足什么条件才可行：{opens}“可行”只是不再被排除；要成为建议，还要得分最高。',
  },
  aimOpens: { en: 'all of these: {list}', zh: '以下各条都要满足：{list}' },
  answerTurnsFirm: {
    en: 'One of the open questions decides by itself: “{question}” If you answer “{answer}”, {decision} becomes “{result}”.',
    zh: '没答的题里，有一题单独就能改变结论：“{question}”如果答“{answer}”，{decision}就变为“{result}”。',
  },
  answerTurns: {
    en: 'One of the open questions decides by itself: “{question}” If you answer “{answer}”, the advice becomes: “{advice}”',
    zh: '没答的题里，有一题单独就能改变建议：“{question}”如果答“{answer}”，建议就变为：“{advice}”',
  },
  inMarket: { en: '{market}, {decision}', zh: '{market}，{decision}' },
  limitOrientation: {
    en: 'Advice, not a forecast: the rules say what the sources support for firms like the one you describe.',
    zh: '这是建议，不是预测：规则只反映文献对类似企业说了什么。',
  },
  limitDesign: {
    en: 'Cut-offs, scales and many weights are choices of this tool; each is marked as its own choice.',
    zh: '分界线、量表和不少权重是本工具的设定，均已标明。',
  },
  limitOpen: {
    en: 'Ranges over open answers say what is possible at most: an answer inside them may turn out not to matter.',
    zh: '没答的题给出的范围是按最大可能算的，实际未必有那么大。',
  },
  limitSources: {
    en: 'The core paper looks at four large leaders; for small firms its models give an orientation only.',
    zh: '核心论文考察的是四家龙头企业；对中小企业，其模式只是方向参考。',
  },
  figureReach: { en: 'Reach: {countries} countries.', zh: '广度：{countries}个国家。' },
  figureReachAndDepth: {
    en: 'Reach: {countries} countries. Depth: on average {depth} % of your sales from each.',
    zh: '广度：{countries}个国家。深度：平均每国占收入的{depth}%。',
  },
  figureBreadth: {
    en: 'On a scale where each further country counts less, one more would add {gain} % to your breadth.',
    zh: '按“每多一国、分量递减”的刻度，再多一国，广度增加{gain}%。',
  },
  figureCulture: {
    en: 'Entrepreneurial culture, mean of your six marks: {mean} of 7.',
    zh: '开拓文化：六项自评平均{mean}分（满分7）。',
  },
  entryRisk: {
    en: 'Risk of losing what you put in: {grade}. What is tied up: {commitment} of 25; how uncertain the market is: {uncertainty} of 15.',
    zh: '投入收不回来的风险：{grade}。投入程度 {commitment}/25，市场的不确定性 {uncertainty}/15。',
  },
  entryRiskOpen: {
    en: 'Risk of losing what you put in: {grade} so far, up to {worst} by open answers. What is tied up: {commitment} of 25; how uncertain the market is: {uncertainty} of 15.',
    zh: '投入收不回来的风险：目前为{grade}，没答的题最坏可使其为{worst}。投入程度 {commitment}/25，市场的不确定性 {uncertainty}/15。',
  },
  span: { en: '{low} to {high}', zh: '{low}至{high}' },
  planSplit: {
    en: 'Your plan (home currency, two years): {tangible} of hard outlay whose return can be calculated, {intangible} of soft outlay on advertising, people and ties whose return is hard to judge.',
    zh: '贵公司的计划（本币，两年）：硬投入 {tangible}（回报算得出来），软投入 {intangible}（广告、人员和关系，回报难估）。',
  },
  planAtRisk: {
    en: 'On leaving, {atRisk} of it could not be used elsewhere.',
    zh: '一旦退出，其中 {atRisk} 收不回来。',
  },
  planShare: {
    en: 'That is {share} % of a year’s sales.',
    zh: '相当于年收入的 {share}%。',
  },
  planOver: {
    en: 'It is more than the loss you said you can bear.',
    zh: '超过了贵公司自己说的可承受亏损。',
  },
  selfRating: {
    en: 'Your average: {average} of {of}, over {answered} of {items} lines. Self-assessed.',
    zh: '贵公司平均：{average}/{of}（{items} 项中答了 {answered} 项）。自评结果。',
  },
  selfRatingBenchmark: {
    en: 'Your average: {average} of {of}, over {answered} of {items} lines. {sample}: {mean} (standard deviation {sd}). Self-assessed, one small sample: a mark to compare with, not a target.',
    zh: '贵公司平均：{average}/{of}（{items} 项中答了 {answered} 项）。{sample}：{mean}（标准差 {sd}）。都是自评，样本也小：只作对照，不是目标。',
  },
  later: { en: 'for a later level', zh: '用于更高一级' },
  asMarket: { en: 'Market {n}', zh: '市场{n}' },
  asGood: { en: 'Good {n}', zh: '货物{n}' },
  unnamed: { en: 'not known yet', zh: '尚未确定' },
  listJoin: { en: ', ', zh: '、' },
  orJoin: { en: ' or ', zh: '或' },
} satisfies Record<string, Localised>;

/** Fills `{name}` places. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
