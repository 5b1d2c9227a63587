import type { Localised } from '../../rulebook/index.ts';

/** Sentences of the carbon section. Figures, acts, names of goods and the checklist come from the data; here is only the glue. */
export const carbonTexts = {
  charged: {
    en: 'At least one of your goods belongs to a family that the EU carbon border charges since 1 January 2026.',
    zh: '贵公司至少有一种货物属于欧盟碳边境调节机制自2026年1月1日起收费的品类。',
  },
  expected: {
    en: 'Watch 2028: goods like yours are proposed for 1 January 2028. It is not law; nothing is charged today.',
    zh: '关注 2028 年：有提案拟自 2028 年 1 月 1 日起纳入这类货物，尚未成为法律，目前不收费。',
  },
  liable: {
    en: 'In scope and over the threshold of {limit} tonnes: about EUR {due} for {year}, owed by {payer}.',
    zh: '在范围内，已超过 {limit} 吨门槛：{year} 年约 {due}欧元，由{payer}缴纳。',
  },
  liableNoThreshold: {
    en: 'In scope, and there is no threshold for such goods: about EUR {due} for {year}, owed by {payer}.',
    zh: '在范围内，且这类货物没有门槛：{year} 年约 {due}欧元，由{payer}缴纳。',
  },
  exempt: {
    en: 'In scope, but nothing is owed today: {tonnes} tonnes a year keep your importer within the {limit} tonnes that are free, unless it buys more such goods elsewhere.',
    zh: '在范围内，但目前无须缴纳：每年 {tonnes} 吨，进口商未超过 {limit} 吨的免缴门槛，前提是它没有从别处再买这类货物。',
  },
  exemptSplit: {
    en: 'In scope, but nothing is owed today: as you split the tonnes, none of your importers passes the {limit} tonnes that are free. Splitting on purpose to stay below is circumvention.',
    zh: '在范围内，但目前无须缴纳：按所填分配，没有一家进口商超过 {limit} 吨的免缴门槛。为此刻意拆分属于规避。',
  },
  openTonnes: {
    en: 'In scope; the tonnes decide: once an importer passes {limit} tonnes a year, every tonne of that year is charged.',
    zh: '在范围内，是否缴纳看吨数：进口商一年超过 {limit} 吨，当年每一吨都要缴。',
  },
  openCode: {
    en: 'Only part of the goods under your code is in scope; the code with eight digits decides.',
    zh: '该编码项下只有一部分货物在范围内，要看八位编码。',
  },
  watch: {
    en: 'Watch 2028: a proposal would add {goods} from 1 January 2028. It is not law; nothing is charged today.',
    zh: '关注 2028 年：有提案拟自 2028 年 1 月 1 日起纳入{goods}，尚未成为法律，目前不收费。',
  },
  watchKind: {
    en: 'Watch 2028: a proposal would add some codes among {goods} from 1 January 2028; the final list decides whether yours is one of them. It is not law; nothing is charged today.',
    zh: '关注 2028 年：有提案拟自 2028 年 1 月 1 日起纳入部分{goods}，贵公司的编码在不在内以最终清单为准；尚未成为法律，目前不收费。',
  },
  outside: {
    en: 'Outside: the EU carbon border covers none of the goods you named.',
    zh: '不在范围内：所填货物都不属于欧盟碳边境调节机制。',
  },
  notToEu: {
    en: 'Your goods do not go to the EU, so its carbon border does not touch them.',
    zh: '贵公司的货物不进入欧盟，不涉及其碳边境调节机制。',
  },
  madeInEu: {
    en: 'Goods made in the EU are not imported into it: there is no carbon bill.',
    zh: '在欧盟生产的货物不算进口，没有碳账单。',
  },
  exemptOrigin: {
    en: 'Goods from your country are exempt from the EU carbon border.',
    zh: '原产于贵公司所在国的货物免于欧盟碳边境调节机制。',
  },
  unknownWay: {
    en: 'Whether your goods reach the EU is not said yet; if they do, the customs code decides.',
    zh: '货物是否进入欧盟还不清楚；若进入，则看海关编码。',
  },
  unknownGood: {
    en: 'Whether the EU carbon border touches your goods is open; the customs code answers it.',
    zh: '是否涉及欧盟碳边境调节机制尚不清楚，查一下海关编码就有答案。',
  },
  payerCustomer: { en: 'your EU customer, who will look for it in your price', zh: '欧盟客户（会设法从采购价中扣回）' },
  payerOwn: { en: 'your own company in the EU', zh: '贵公司在欧盟的公司' },
  payerRepresentative: { en: 'your customs representative, at your expense', zh: '报关代理（费用由贵公司承担）' },
  payerOpen: { en: 'the EU importer, not named yet', zh: '欧盟进口商（尚未填写是谁）' },
  perTonne: {
    en: 'EUR {first} a tonne on default values in {from}, EUR {middle} in {between} and EUR {last} in {to}, at EUR {price} per certificate ({priced}).',
    zh: '按默认值，{from} 年每吨 {first} 欧元，{between} 年 {middle} 欧元，{to} 年 {last} 欧元，证书价格按 {price} 欧元计（{priced}）。',
  },
  whyRange: { en: 'A range, because {why}', zh: '只有区间，因为{why}' },
  priceLatest: { en: 'the last published price, of {date}, held constant', zh: '沿用 {date} 公布的最近价格' },
  priceTried: { en: 'the price you chose', zh: '您选择的价格' },
  noOwnData: {
    en: 'With verified figures of your own you pay only for what exceeds {free} tonnes of CO2 equivalent a tonne in {from}; at or below it the bill is zero.',
    zh: '若有经核查的自有数据，{from} 年只需为每吨超出 {free} 吨二氧化碳当量的部分付费；不超过则账单为零。',
  },
  ownVerified: {
    en: 'On your verified figure the bill is EUR {own} a tonne in {from} instead of {defaults}.',
    zh: '按贵公司经核查的数值，{from} 年每吨 {own} 欧元，而不是 {defaults} 欧元。',
  },
  ownNotVerified: {
    en: 'On your own figure it would be EUR {own} a tonne in {from} instead of {defaults}, but only once a verifier has confirmed it.',
    zh: '按自有数值，{from} 年每吨 {own} 欧元，而不是 {defaults} 欧元，但须先经核查。',
  },
  breakEven: {
    en: 'Verification at EUR {low} to {high} a year (our own range) pays from {tonnes} tonnes a year.',
    zh: '核查费用每年 {low} 至 {high} 欧元（本工具设定），从每年 {tonnes} 吨起划算。',
  },
  breakEvenNever: {
    en: 'Your figure does not lower the bill in {from}; the default value may be used instead.',
    zh: '自有数值在 {from} 年不能降低账单，可改用默认值。',
  },
  breakEvenAtBest: {
    en: 'Verification costs about EUR {low} to {high} a year (our own range); even if it brought the bill to zero, it pays from {tonnes} tonnes a year at the earliest.',
    zh: '核查费用每年约 {low} 至 {high} 欧元（本工具设定）；即使能把账单降到零，也至少要每年 {tonnes} 吨才划算。',
  },
  share: { en: 'The bill of today is {share} of your price.', zh: '目前的账单相当于售价的 {share}。' },
  shareMargin: {
    en: 'The bill of today is {share} of your price and {margin} of what is left of it.',
    zh: '目前的账单相当于售价的 {share}、所剩利润的 {margin}。',
  },
  shareMissing: {
    en: 'Give the selling price to see which share of it the bill takes.',
    zh: '填写售价，可算出账单占价格的比例。',
  },
  otherScenario: {
    en: 'Under the {scenario} the bill in {year} would be about EUR {other} a tonne on default values ({good}) instead of {chosen}.',
    zh: '若按{scenario}，{good}在 {year} 年按默认值约为每吨 {other} 欧元，而不是 {chosen} 欧元。',
  },
  noGreenPower: {
    en: 'Green power does not lower this bill: for steel, aluminium and hydrogen the emissions of electricity are not charged.',
    zh: '使用绿电不会降低这份账单：钢铁、铝和氢不计用电排放。',
  },
  greenPower: {
    en: 'For cement and fertilisers the emissions of electricity count; green power counts with a direct line or a power purchase agreement.',
    zh: '水泥和化肥须计用电排放；绿电只有直连或签有购电协议才算。',
  },
  originAssumed: {
    en: 'Where it is made was not answered; reckoned as made in {country}.',
    zh: '未填生产地，按在{country}生产测算。',
  },
  precursorMissing: {
    en: '{good}: your figure covers your own process alone; with code and mass of the bought precursor it can be set against the default value.',
    zh: '{good}：自有数值只含本工序，补上外购前体的编码和用量后才能与默认值比较。',
  },
  familyDiffers: {
    en: '{good}: the customs code says otherwise than the product family; the bill follows the code.',
    zh: '{good}：海关编码与所选产品大类不一致，测算以编码为准。',
  },
  estimate: {
    en: 'Every figure is an estimate, not a declaration. As of {date}; law: {scenario}.',
    zh: '所有数字均为估算，不作为申报依据。截至 {date}；适用：{scenario}。',
  },
  basis: {
    en: 'Estimate, not a declaration, as of {date}. Default values: {values}; benchmarks: {benchmarks}; factor: {factor}.',
    zh: '估算，不作为申报依据，截至 {date}。默认值：{values}；基准：{benchmarks}；系数：{factor}。',
  },
  priceLater: {
    en: 'Prices from 2027 are those of the week of purchase; nobody knows them in advance.',
    zh: '2027 年起按购买当周的价格，事先无从得知。',
  },
  cscfLater: {
    en: 'The correction factor from 2031 on and benchmarks after {year} are not laid down; those years are ranges.',
    zh: '2031 年起的修正系数和 {year} 年之后的基准尚无规定，这些年份只给区间。',
  },
  span: { en: '{low} to {high}', zh: '{low} 至 {high}' },
  atLeast: { en: 'at least {low}', zh: '至少 {low}' },
  notKnown: { en: 'an amount not known yet', zh: '（金额未知）' },
  and: { en: ' and ', zh: '和' },
  source: { en: '{act}, {article} ({date})', zh: '{act}，{article}（{date}）' },
} satisfies Record<string, Localised>;
