// What the CBAM part says in words. Figures, acts and names of goods come from the data.
import type { Localised } from '../rulebook/index.ts';
import type { Refusal } from './term.ts';

/** Reasons for giving a range instead of a figure: what is missing, and what would settle it. `detail` is a code, a year or a list of codes. */
const refusalTexts = {
  goodUnknown: {
    what: () => ({ en: 'it is not known what one of the goods is', zh: '其中一种货物是什么尚不清楚' }),
    next: () => ({ en: 'Give a CN code or at least the product family.', zh: '填写 CN 编码，或至少填写产品大类。' }),
  },
  codeMissing: {
    what: () => ({ en: 'only the product family is known', zh: '只知道产品大类' }),
    next: () => ({ en: 'Ask your forwarder for the CN code of eight digits.', zh: '向货代询问八位 CN 编码。' }),
  },
  codeTooShort: {
    what: (detail: Localised) => ({
      en: `goods under ${detail.en} differ in their values`,
      zh: `${detail.zh} 项下各货物的数值不同`,
    }),
    next: () => ({ en: 'Give the CN code with eight digits.', zh: '填写八位 CN 编码。' }),
  },
  codeNotInTable: {
    what: (detail: Localised) => ({
      en: `${detail.en} is not among the codes of the CBAM tables`,
      zh: `CBAM 表中没有编码 ${detail.zh}`,
    }),
    next: () => ({
      en: 'Check the code against the current Combined Nomenclature; the range is that of the nearest codes.',
      zh: '对照现行《合并税则目录》核对编码；区间取自最接近的编码。',
    }),
  },
  taricMissing: {
    what: (detail: Localised) => ({
      en: `the code covers goods with different values: ${detail.en}`,
      zh: `该编码包含数值不同的货物：${detail.zh}`,
    }),
    next: () => ({ en: 'Give the TARIC code with ten digits.', zh: '填写十位 TARIC 编码。' }),
  },
  codeMayBeOutside: {
    what: (detail: Localised) => ({
      en: `part of the goods under ${detail.en} is not covered`,
      zh: `${detail.zh} 项下部分货物不在范围内`,
    }),
    next: () => ({ en: 'Give the CN code with eight digits.', zh: '填写八位 CN 编码。' }),
  },
  originMissing: {
    what: () => ({ en: 'the country of origin is not known', zh: '原产国未知' }),
    next: () => ({ en: 'Give the country where the good is made.', zh: '填写货物的生产国。' }),
  },
  noDefaultValue: {
    what: (detail: Localised) => ({
      en: `no default value is published for ${detail.en}`,
      zh: `${detail.zh} 没有公布默认值`,
    }),
    next: () => ({
      en: 'Work out actual emissions, or ask the importer which value the registry shows.',
      zh: '核算实际排放，或请进口商查询登记系统采用的数值。',
    }),
  },
  markupNotSet: {
    what: () => ({
      en: 'no mark-up is laid down for the year',
      zh: '该年的加成尚无规定',
    }),
    next: () => ({ en: 'Choose a year from 2026.', zh: '选择 2026 年及以后的年份。' }),
  },
  factorNotSet: {
    what: () => ({
      en: 'no CBAM factor is laid down for the year',
      zh: '该年的 CBAM 系数尚无规定',
    }),
    next: () => ({ en: 'Choose a year from 2026.', zh: '选择 2026 年及以后的年份。' }),
  },
  cscfNotSet: {
    what: () => ({
      en: 'the cross-sectoral correction factor of the year is not decided',
      zh: '该年的跨行业修正系数尚未确定',
    }),
    next: () => ({
      en: 'Use the range, or set the factor as an assumption.',
      zh: '请用区间，或自行假设该系数。',
    }),
  },
  benchmarkNotSet: {
    what: () => ({
      en: 'no benchmark is laid down for the year',
      zh: '该年的基准尚无规定',
    }),
    next: () => ({
      en: 'Use the range, or keep the benchmark of 2030 as an assumption.',
      zh: '请用区间，或假设沿用 2030 年基准。',
    }),
  },
  routeNotNamed: {
    what: () => ({
      en: 'the table of default values names no production route, but the benchmark depends on it',
      zh: '默认值表未注明生产工艺，而基准因工艺而异',
    }),
    next: () => ({
      en: 'Ask the importer which route the registry applies.',
      zh: '请进口商查询登记系统采用哪种工艺。',
    }),
  },
  routeWithoutBenchmark: {
    what: (detail: Localised) => ({
      en: `the route named (${detail.en}) has no benchmark for this code`,
      zh: `所注明的工艺（${detail.zh}）在该编码下没有基准`,
    }),
    next: () => ({ en: 'Check the code and the route.', zh: '核对编码和工艺。' }),
  },
  routeMissing: {
    what: () => ({
      en: 'the benchmark depends on the production route, which is not known',
      zh: '基准因生产工艺而异，而工艺未知',
    }),
    next: () => ({ en: 'Ask your supplier how the material was made.', zh: '向供应商了解材料的生产工艺。' }),
  },
  columnAMissing: {
    what: (detail: Localised) => ({
      en: `the process benchmark (column A) of ${detail.en} is not in the data`,
      zh: `数据中缺少 ${detail.zh} 的工序基准（A 栏）`,
    }),
    next: () => ({
      en: 'Look it up in point 5.3 of the annex to Implementing Regulation (EU) 2025/2620, or use a whole-product figure.',
      zh: '查阅第 2025/2620 号实施条例附件 5.3，或改用整件产品数值。',
    }),
  },
  quarterPriceOpen: {
    what: (detail: Localised) => ({
      en: `the certificate price for ${detail.en} is not published yet`,
      zh: `${detail.zh} 的证书价格尚未公布`,
    }),
    next: () => ({
      en: 'Set a price as an assumption; the range uses the planning prices.',
      zh: '可自行假设价格；区间按规划价格计算。',
    }),
  },
  priceOpen: {
    what: () => ({
      en: 'the certificate price of the year is not known',
      zh: '该年的证书价格未知',
    }),
    next: () => ({
      en: 'Set a price as an assumption; the range uses the planning prices.',
      zh: '可自行假设价格；区间按规划价格计算。',
    }),
  },
  electricity: {
    what: () => ({
      en: 'default values for electricity are not in the data (licence of their source)',
      zh: '数据不含电力默认值（来源许可所限）',
    }),
    next: () => ({ en: 'Give actual emissions per tonne or ask the importer.', zh: '填写实际排放，或咨询进口商。' }),
  },
  indirectMissing: {
    what: () => ({
      en: 'indirect emissions count for this good and are not given',
      zh: '该货物须计间接排放，而未填写',
    }),
    next: () => ({ en: 'Add the emissions of the electricity used.', zh: '补充用电产生的排放。' }),
  },
  tonnesMissing: {
    what: () => ({ en: 'the tonnes per year are not known', zh: '每年吨数未知' }),
    next: () => ({ en: 'Give the tonnes that go to the EU in a year.', zh: '填写每年进入欧盟的吨数。' }),
  },
  salesPriceMissing: {
    what: () => ({ en: 'the selling price is not known', zh: '售价未知' }),
    next: () => ({ en: 'Give the average selling price per tonne.', zh: '填写每吨平均售价。' }),
  },
  marginMissing: {
    what: () => ({ en: 'the margin is not known', zh: '利润率未知' }),
    next: () => ({ en: 'Give the margin as a share of the price.', zh: '填写利润占售价的比例。' }),
  },
  noSaving: {
    what: () => ({ en: 'own data would not lower the bill', zh: '使用自有数据并不能降低账单' }),
    next: () => ({ en: 'The default value may be used instead (Art. 7(2)).', zh: '可改用默认值（第 7 条第 2 款）。' }),
  },
} satisfies Record<string, { what: (detail: Localised) => Localised; next: () => Localised }>;

export type RefusalReason = keyof typeof refusalTexts;

export function refusal(reason: RefusalReason, detail: Localised | string | number = ''): Refusal {
  const { what, next } = refusalTexts[reason];
  const words = typeof detail === 'object' ? detail : { en: String(detail), zh: String(detail) };
  return { reason, what: what(words), next: next() };
}

/** What is assumed rather than law or an answer. */
export const assumptionTexts = {
  price: { en: 'certificate price as you assume it', zh: '您假设的证书价格' },
  latestPrice: { en: 'latest published price held constant', zh: '沿用最近公布的价格' },
  planningPrice: { en: "planning range of prices (this tool's own)", zh: '规划价格区间（本工具设定）' },
  cscf: { en: 'cross-sectoral correction factor as you assume it', zh: '您假设的跨行业修正系数' },
  benchmarks: { en: 'benchmark of 2030 kept, as you assume', zh: '按您的假设沿用 2030 年基准' },
  noHigherBenchmark: {
    en: 'free allocation lies between none and that of the benchmark of 2030',
    zh: '免费配额介于零与 2030 年基准之间',
  },
  route: { en: 'route that the table of default values names for the origin', zh: '默认值表为原产国注明的工艺' },
  credit: {
    en: 'credit by the ratio of prices, capped at the obligation; the act on conversion is not adopted',
    zh: '按价格比例折算抵扣，以应缴量为限；换算细则尚未通过',
  },
  verificationCost: {
    en: "cost of verification per year (this tool's own range)",
    zh: '每年核查费用（本工具设定的区间）',
  },
} satisfies Record<string, Localised>;

export type AssumptionId = keyof typeof assumptionTexts;

/** Remarks beside figures. */
const flagTexts = {
  estimate: { en: 'estimate, not a declaration', zh: '估算，不作为申报依据' },
  provisional: {
    en: 'rests on benchmarks or default values that are due to be revised',
    zh: '所依据的基准或默认值即将修订',
  },
  proposalScenario: { en: 'computed under a proposal that is not law', zh: '按尚未成为法律的提案计算' },
  indicative: {
    en: 'default value from the Commission workbook of February 2026, not compared with the corrected act',
    zh: '默认值取自 2026 年 2 月委员会工作簿，未与更正后的法规核对',
  },
  otherCountries: { en: 'value of the table "other countries and territories"', zh: '采用“其他国家和地区”表的数值' },
  priceAssumed: { en: 'certificate price is an assumption', zh: '证书价格为假设值' },
  sameTonnes: { en: 'the same tonnes in every year', zh: '假定各年吨数相同' },
  routeAssumed: { en: 'route assumed as in the table of default values', zh: '工艺按默认值表假定' },
  wholeProductBenchmark: {
    en: 'whole-product figure set against the whole-product benchmark: a screening, the declaration needs own process and precursors',
    zh: '整件产品数值对照整件产品基准，仅供初筛；正式申报须区分本工序与前体',
  },
  notVerified: {
    en: 'own figure is not verified: the bill rests on the default value until it is',
    zh: '自有数值未经核查，核查前账单按默认值计算',
  },
  defaultIsLower: { en: 'the default value would cost less than own data', zh: '按默认值反而更低' },
  indirectNotCharged: {
    en: 'emissions of electricity do not count for this good, so green power does not lower its bill',
    zh: '该货物不计用电排放，使用绿电不会降低账单',
  },
  creditNeedsActual: {
    en: 'a carbon price paid is deducted only with actual emissions',
    zh: '只有采用实际排放时才可抵扣已付碳价',
  },
  creditScenario: { en: 'deduction of a carbon price paid is a scenario', zh: '已付碳价的抵扣仅为情景假设' },
  creditNotCertified: {
    en: 'a carbon price paid counts only with a certificate of an independent person',
    zh: '已付碳价须经独立人士证明方可抵扣',
  },
  precursorNotCounted: {
    en: 'a precursor from the EU or an exempt country, or outside Annex I, counts as zero',
    zh: '来自欧盟、豁免国或不属附件一的前体按零计',
  },
  precursorDefault: {
    en: 'a precursor without verified data carries its default value with mark-up',
    zh: '无核查数据的前体按含加成的默认值计',
  },
  onlyPartly: { en: 'Annex I covers only part of this code', zh: '附件一只涵盖该编码的一部分' },
  otherImportsUnknown: {
    en: "holds only if the importer's other CBAM goods do not lift it over the threshold",
    zh: '前提是进口商的其他 CBAM 货物不使其超过门槛',
  },
  nearThreshold: {
    en: 'over 90 % of the threshold: authorities watch such importers',
    zh: '已超过门槛的 90%，主管机关会重点关注',
  },
  importersUnknown: { en: 'importers not named: all tonnes are counted for one', zh: '未列明进口商，按同一家合并计算' },
  authorisationNeeded: {
    en: 'an indirect customs representative must be an authorised CBAM declarant, even below the threshold',
    zh: '间接报关代理须为获授权 CBAM 申报人，低于门槛也不例外',
  },
  alwaysLiable: { en: 'no threshold for hydrogen and electricity', zh: '氢和电力不适用门槛' },
} satisfies Record<string, Localised>;

export type FlagId = keyof typeof flagTexts;
export interface Flag {
  readonly id: FlagId;
  readonly text: Localised;
}

export function flags(ids: Iterable<FlagId>): Flag[] {
  return [...new Set(ids)].map((id) => ({ id, text: flagTexts[id] }));
}
