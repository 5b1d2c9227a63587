/**
 * What people call the columns of a goods list and what they write into them. The first pattern that fits names the column, so "price per tonne" is a
 * price and "emission data" are data. Of several columns for one question the one with the earlier pattern is read. null: a column of something else.
 */
export const columnWords: readonly (readonly [question: string | null, header: RegExp])[] = [
  [null, /(?:客户|订单|合同|物料|供应商|customer|buyer|order|item|article|part|supplier) ?(?:编码|编号|代码|code)/],
  ['emissionsIntensity', /^(?!.*(?:数据|\bdata\b)).*(?:核查|verified).*(?:排放|碳强度|emission|co2|intensity)/],
  ['emissionsData', /数据|核查|\bdata\b|verif/],
  ['carbonPricePaid', /碳价|carbon ?price/],
  ['precursorShare', /前体.*(?:比|吨|量)|precursor.*(?:share|mass|ratio|per)/],
  ['precursorCode', /前体|precursor/],
  ['emissionsBoundary', /边界|boundary/],
  ['emissionsIntensity', /排放|碳强度|emission|co2|intensity/],
  ['cnCode', /海关.*[码号]|^海关$|税号|税则|\bhs\b|\bcn\b|taric|tariff|customs code/],
  ['originCountry', /原产|产地|产国|国别|国家代码|origin|made in|^country(?: code)?$/],
  ['cnCode', /编码|编号|\bcode\b/],
  ['goodsPrice', /价|price/],
  ['tonnesToEu', /吨|重量|数量|净重|tonn|\btons?\b|weight|quantity|\bqty\b|\bmass\b|volume|^t$|^kg$/],
  ['importerOfRecord', /进口商|客户|买方|买家|收货人|报关|importer|customer|buyer|consignee/],
  ['productionRoute', /工艺|路线|route|process/],
  ['carbonCostBearer', /承担|\bbears?\b|who pays/],
  ['goodsFamily', /类别|大类|品类|family|category|sector/],
  ['goodsName', /名称|品名|货物|货号|产品|商品|型号|\bname|good|product|item|article|description/],
];

/** What people write for an option, besides its own label. Compared as a whole, without case and spaces. */
export const optionWords: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  goodsFamily: {
    ironSteel: ['steel', 'iron', 'iron and steel', 'iron & steel', '钢', '钢铁', '铁', '钢材', '钢铁制品'],
    aluminium: ['aluminium', 'aluminum', '铝', '铝材', '铝制品'],
    cement: ['cement', 'clinker', '水泥', '熟料'],
    fertilisers: ['fertiliser', 'fertilisers', 'fertilizer', 'fertilizers', '化肥', '肥料', '氨'],
    hydrogen: ['氢气', 'h2'],
    electricity: ['电', 'power'],
    downstreamMetal: ['downstream', '下游', '下游产品', '机械', '汽车零部件', '家电'],
    other: ['other', 'none', '其他', '其它', '无', '不在范围内'],
  },
  importerOfRecord: {
    customer: ['customer', 'buyer', 'distributor', 'importer', '客户', '买方', '买家', '经销商', '进口商'],
    ownUnit: ['own', 'own company', 'our company', 'subsidiary', 'own unit', '自己', '子公司', '欧盟子公司', '我们'],
    weDelivered: ['ddp', 'customs representative', 'indirect representative', '完税', '完税后交货', '报关代理', '代理'],
  },
  emissionsData: {
    none: ['no', 'none', 'default', 'default values', '没有', '无', '否', '默认值', '默认'],
    siteEstimate: ['estimate', 'site', 'rough', '估算', '估计', '大致', '工厂估算'],
    productCalculated: ['calculated', 'not verified', 'unverified', '核算', '已核算', '未核查', '已核算未核查'],
    productVerified: ['verified', '核查', '已核查', '经核查'],
  },
  emissionsBoundary: {
    wholeProduct: ['whole', 'whole product', 'product', '整件', '整件产品', '全部', '含前体'],
    ownProcess: ['own', 'own process', 'process', '自有工序', '本工序', '自己的工序', '不含前体'],
  },
  productionRoute: {
    blastFurnace: ['bf', 'bof', 'bf-bof', 'bf/bof', 'blast furnace', '高炉', '转炉', '高炉转炉', '长流程'],
    directReduction: ['dri', 'dri-eaf', 'direct reduction', '直接还原'],
    scrapElectric: ['eaf', 'scrap', 'electric furnace', 'electric arc furnace', '电炉', '废钢', '短流程'],
    primaryAluminium: ['primary', '原铝', '电解铝'],
    secondaryAluminium: ['secondary', 'recycled', '再生', '再生铝'],
  },
  carbonCostBearer: {
    buyer: ['buyer', 'customer', '买方', '客户'],
    shared: ['shared', '分担', '共同'],
    us: ['us', 'we', 'seller', '我们', '卖方', '我方'],
    notAgreed: ['not agreed', 'open', '未约定', '没约定'],
  },
};

/** What people write for a country, besides its code and its names in both languages. */
export const countryWords: Readonly<Record<string, readonly string[]>> = {
  CN: ['prc', 'p.r. china', 'mainland china', '中国大陆', '中华人民共和国'],
  US: ['usa', 'united states of america'],
  GB: ['uk', 'great britain'],
  KR: ['korea', 'republic of korea'],
  VN: ['viet nam'],
  TR: ['turkey', 'türkiye'],
  CZ: ['czech republic'],
};

export const unsureWords: readonly string[] = [
  '?',
  '？',
  '-',
  '—',
  'n/a',
  'na',
  'unknown',
  'not sure',
  'unsure',
  'tbd',
  '不确定',
  '不清楚',
  '不知道',
  '未知',
  '待定',
];

/** First cell of a line that adds others up. */
export const sumWords = /^(?:合计|总计|小计|共计|总和|(?:grand )?total|sum|subtotal)(?![a-z])/i;

/** Kilograms, in a heading or after a figure. */
export const kilogramWords = /kgs?|千克|公斤/g;

/** Units that stand for no weight, as a heading names them: in brackets or after the quantity, not inside a word such as 紧固件. */
export const otherUnits =
  /\b(?:pcs?|pieces?|units?|sets?|pairs?|rolls?|m3|m³|litres?|liters?|lbs?|kwh|mwh|(?:short|long) tons?)(?![a-z])|(?:^|[\s(/[,:-]|量)[万千百]?(?:[件个只台套支条张箱卷根片双米升磅斤]|立方米?|千瓦时|兆瓦时)(?!\p{Script=Han})|[件个只台套]数(?!量)/u;

/** The same at the start of what stands after a slash or "per". */
export const otherUnitFirst =
  /^(?:(?:pcs?|pieces?|units?|sets?|pairs?|rolls?|m3|m³|lbs?|kwh|mwh)(?![a-z])|[件个只台套支条张箱卷根片双米磅]|立方)/;

/** A heading that names metric tonnes. */
export const tonneWords = /吨|tonn|(?<!short |long )\btons?\b|\bm?t\b|\bkt\b/;

/** Steps before tonnes in a heading, longest first. */
export const tonneSteps: readonly (readonly [RegExp, number])[] = [
  [/百万吨|million (?:tonnes|tons|t)\b/, 1e6],
  [/万吨/, 1e4],
  [/千吨|\bkt\b|thousand (?:tonnes|tons|t)\b/, 1e3],
];

/** Steps before money in a heading, which is read in full units only. */
export const moneySteps = /[万亿]|千(?!克)|thousand|million|\bk ?(?:eur|€)/;
