import { type LawValue, lawText, UNCHECKED } from './law.ts';

/** The next look is due before the anti-drug month of June. */
const next = { checkedOn: '2026-11-30', checkBy: '2027-05-15' } as const;

const article = (law: LawValue['law'], value: number, about: string) =>
  ({ checked: true, law, article: value, value, unit: 'article', about, ...next }) as const;

/** A value of the law in force since 2026-01-01, which a person must compare before it is shown. */
const awaited = (about: string, unit: LawValue['unit']) =>
  ({ checked: false, law: 'public-order-law', unit, about, checkBy: next.checkBy }) as const;

/** Articles, counts, days and periods that cards, questions and posters name as `{id}`. */
export const lawValues = {
  'drug-definition': article('anti-drug-law', 2, '毒品的定义'),
  'report-protected': article('anti-drug-law', 9, '鼓励举报，保护举报人，有功的奖励'),
  'planting-forbidden': article('anti-drug-law', 19, '禁止种植；种子和幼苗也不许买卖、运输、携带、持有'),
  'parents-duty': article('anti-drug-law', 18, '父母应当对未成年人进行毒品危害教育'),
  'community-article': article('anti-drug-law', 33, '社区戒毒'),
  'treatment-own-will': article('anti-drug-law', 36, '可以自己到有资质的医疗机构戒毒'),
  'aftercare-article': article('anti-drug-law', 48, '社区康复'),
  'no-discrimination': article('anti-drug-law', 52, '入学、就业、享受社会保障不受歧视'),
  'others-drug-use': article('anti-drug-law', 59, '强迫、引诱、教唆、欺骗他人吸毒，或者向他人提供毒品'),
  'hosting-article': article('anti-drug-law', 61, '容留他人吸毒'),
  'no-penalty-article': article('anti-drug-law', 62, '主动登记或者就医戒毒的，不予处罚'),
  'discrimination-article': article('anti-drug-law', 70, '歧视戒毒人员的责任'),
  'own-will-rules': article('rehabilitation-rules', 9, '自愿戒毒，对原吸毒行为不予处罚'),
  'privacy-rules': article('rehabilitation-rules', 7, '戒毒的个人信息应当保密'),
  'leak-rules': article('rehabilitation-rules', 43, '泄露戒毒人员个人信息的责任'),
  'trafficking-article': article('criminal-law', 347, '走私、贩卖、运输、制造毒品'),
  'planting-article': article('criminal-law', 351, '非法种植毒品原植物罪'),
  'seed-article': article('criminal-law', 352, '非法买卖、运输、携带、持有种子、幼苗罪'),
  'luring-article': article('criminal-law', 353, '引诱、教唆、欺骗、强迫他人吸毒罪'),
  'hosting-crime': article('criminal-law', 354, '容留他人吸毒罪'),
  'counts-article': article('drug-crime-interpretation', 9, '种植数量的标准'),
  'seed-counts-article': article('drug-crime-interpretation', 10, '种子、幼苗数量的标准'),

  'law-in-force': {
    checked: true,
    law: 'anti-drug-law',
    article: 71,
    value: '2008-06-01',
    unit: 'day',
    about: '禁毒法施行',
    ...next,
  },
  'public-order-in-force': {
    checked: true,
    law: 'public-order-law',
    value: '2026-01-01',
    unit: 'day',
    about: '修订后的治安管理处罚法施行',
    ...next,
  },
  'fentanyl-listed': {
    checked: true,
    law: 'notice-fentanyl',
    value: '2019-05-01',
    unit: 'day',
    about: '芬太尼类物质整类列管',
    ...next,
  },
  'cannabinoids-listed': {
    checked: true,
    law: 'notice-cannabinoids',
    value: '2021-07-01',
    unit: 'day',
    about: '合成大麻素类物质整类列管',
    ...next,
  },
  'etomidate-listed': {
    checked: true,
    law: 'notice-etomidate',
    value: '2023-10-01',
    unit: 'day',
    about: '依托咪酯列入第二类精神药品目录',
    ...next,
  },
  'dextromethorphan-listed': {
    checked: true,
    law: 'notice-2024-54',
    value: '2024-07-01',
    unit: 'day',
    about: '右美沙芬列入第二类精神药品目录',
    ...next,
  },
  'listed-2024': {
    checked: true,
    law: 'vape-ningde',
    value: '2024-07-01',
    unit: 'day',
    about: '美托咪酯等新精神活性物质列管',
    ...next,
  },
  'substances-listed-2024': {
    checked: true,
    law: 'vape-ningde',
    value: 46,
    unit: '种',
    about: '2024年7月起新列管的新精神活性物质',
    ...next,
  },
  'substances-listed-2025': {
    checked: true,
    law: 'notice-nitazenes',
    value: 12,
    unit: '种',
    about: '2025年6月19日宣布列管的新精神活性物质',
    ...next,
  },
  'announced-2025': {
    checked: true,
    law: 'notice-nitazenes',
    value: '2025-06-19',
    unit: 'day',
    about: '宣布管制尼秦类和12种新精神活性物质',
    ...next,
  },
  'ghb-listed': { checked: true, law: 'ghb-kepu', value: 2005, unit: '年', about: 'γ-羟丁酸列入管制', ...next },
  'ghb-first-class': {
    checked: true,
    law: 'ghb-kepu',
    value: 2007,
    unit: '年',
    about: 'γ-羟丁酸调整为第一类精神药品',
    ...next,
  },
  'nitazenes-listed': {
    checked: false,
    law: 'notice-nitazenes',
    unit: 'day',
    about: '尼秦类物质列管的施行日期',
    checkBy: next.checkBy,
  },
  'poppies-large': {
    checked: true,
    law: 'criminal-law',
    article: 351,
    value: 500,
    unit: '株',
    about: '罂粟：追究刑事责任的起点',
    ...next,
  },
  'poppies-huge': {
    checked: true,
    law: 'criminal-law',
    article: 351,
    value: 3000,
    unit: '株',
    about: '罂粟：数量大',
    ...next,
  },
  'poppy-land-large': {
    checked: true,
    law: 'drug-crime-interpretation',
    article: 9,
    value: 200,
    unit: '平方米',
    about: '罂粟还没出苗：面积，数量较大',
    ...next,
  },
  'poppy-land-huge': {
    checked: true,
    law: 'drug-crime-interpretation',
    article: 9,
    value: 1200,
    unit: '平方米',
    about: '罂粟还没出苗：面积，数量大',
    ...next,
  },
  'hemp-large': {
    checked: true,
    law: 'drug-crime-interpretation',
    article: 9,
    value: 5000,
    unit: '株',
    about: '大麻：数量较大',
    ...next,
  },
  'hemp-huge': {
    checked: true,
    law: 'drug-crime-interpretation',
    article: 9,
    value: 30_000,
    unit: '株',
    about: '大麻：数量大',
    ...next,
  },
  'hemp-land-large': {
    checked: true,
    law: 'drug-crime-interpretation',
    article: 9,
    value: 2000,
    unit: '平方米',
    about: '大麻还没出苗：面积，数量较大',
    ...next,
  },
  'planting-term': {
    checked: true,
    law: 'criminal-law',
    article: 351,
    value: 5,
    unit: '年',
    about: '种植：数量较大在此年数以下，数量大在此年数以上',
    ...next,
  },
  'poppy-seed': {
    checked: true,
    law: 'drug-crime-interpretation',
    article: 10,
    value: 50,
    unit: '克',
    about: '罂粟种子：数量较大',
    ...next,
  },
  'poppy-seedlings': {
    checked: true,
    law: 'drug-crime-interpretation',
    article: 10,
    value: 5000,
    unit: '株',
    about: '罂粟幼苗：数量较大',
    ...next,
  },
  'hemp-seed': {
    checked: true,
    law: 'drug-crime-interpretation',
    article: 10,
    value: 50,
    unit: '千克',
    about: '大麻种子：数量较大',
    ...next,
  },
  'hemp-seedlings': {
    checked: true,
    law: 'drug-crime-interpretation',
    article: 10,
    value: 50_000,
    unit: '株',
    about: '大麻幼苗：数量较大',
    ...next,
  },
  'seed-term': {
    checked: true,
    law: 'criminal-law',
    article: 352,
    value: 3,
    unit: '年',
    about: '种子、幼苗数量较大：最高刑期',
    ...next,
  },
  'community-term': {
    checked: true,
    law: 'anti-drug-law',
    article: 33,
    value: 3,
    unit: '年',
    about: '社区戒毒的期限',
    ...next,
  },
  'aftercare-term': {
    checked: true,
    law: 'anti-drug-law',
    article: 48,
    value: 3,
    unit: '年',
    about: '社区康复最长',
    ...next,
  },
  'licence-wait': {
    checked: true,
    law: 'licence-rules',
    value: 3,
    unit: '年',
    about: '有吸毒行为后不得申请驾驶证的年数',
    ...next,
  },

  'few-plants-article': awaited('种植不满五百株罂粟或者少量其他原植物', 'article'),
  'few-plants-penalty': awaited('种植不满五百株罂粟：拘留的天数和罚款', 'words'),
  'husk-article': awaited('非法运输、买卖、储存、使用少量罂粟壳', 'article'),
  'use-article': awaited('吸食、注射毒品', 'article'),
  'use-penalty': awaited('吸食、注射毒品：拘留的天数和罚款', 'words'),
} as const satisfies Record<string, LawValue>;

export type LawValueId = keyof typeof lawValues;

export const isLawValueId = (id: string): id is LawValueId => Object.hasOwn(lawValues, id);

/** The values of the law as a district knows them. */
export type LawTable = Readonly<Record<LawValueId, LawValue>>;

const slot = /\{([\w-]+)\}/g;

/** The ids that a text names in braces, known or not. */
export const slotsOf = (text: string): readonly string[] => Array.from(text.matchAll(slot), ([, id = '']) => id);

/** Replaces each `{id}` of a text by the value's text. An id that is not in the table reads as unchecked. */
export const fillIn = (text: string, table: LawTable): string =>
  text.replace(slot, (_, id: string) => (isLawValueId(id) ? lawText(table[id]) : UNCHECKED));
