/** Units and measure words that count in running text. Several characters come before their parts. */
const units: readonly string[] = [
  ...['个百分点', '百分点', '平方公里', '平方米', '个小时', '个多月', '个学时', '个课时'],
  ...[
    '人次',
    '户次',
    '条次',
    '场次',
    '件次',
    '台次',
    '家次',
    '车次',
    '班次',
    '课时',
    '学时',
    '小时',
    '分钟',
    '公里',
    '公斤',
  ],
  ...[
    '千米',
    '千克',
    '个月',
    '周年',
    '周岁',
    '人',
    '名',
    '位',
    '户',
    '份',
    '张',
    '本',
    '册',
    '条',
    '幅',
    '块',
    '面',
    '场',
  ],
  ...[
    '期',
    '个',
    '所',
    '家',
    '处',
    '台',
    '辆',
    '部',
    '套',
    '件',
    '项',
    '篇',
    '起',
    '例',
    '宗',
    '株',
    '棵',
    '亩',
    '㎡',
    '米',
  ],
  ...[
    '克',
    '吨',
    '元',
    '天',
    '周',
    '年',
    '岁',
    '倍',
    '支',
    '只',
    '种',
    '类',
    '门',
    '节',
    '间',
    '座',
    '盒',
    '箱',
    '首',
    '集',
  ],
  ...['版', '页', '对', '批', '次', '笔', '枚', '轮'],
];

/** Nouns that follow a number without a measure word, as in 两镇 and 36村. */
const bareNouns: readonly string[] = ['乡镇', '街道', '社区', '学校', '部门', '单位', '分队', '镇', '乡', '村', '校'];

const same: Readonly<Record<string, string>> = {
  名: '人',
  位: '人',
  平方米: '㎡',
  个百分点: '百分点',
  个小时: '小时',
  个学时: '学时',
  个课时: '课时',
  个多月: '个月',
};

/** Words that begin with a unit's character and are none, as in 3年级. */
const otherWord = /^(?:年[级制]|部分|次性|家[庭长]|条例|面积|天然|周边|本[科届]|名[称牌]|所[有以]|期间|人[均群民])/;

export interface Unit {
  readonly length: number;
  /** The unit that others like it are compared as: 名 is 人. */
  readonly unit: string;
  /** The counted noun, if it stands in place of a measure word. */
  readonly bareNoun?: string;
}

const heads = new Map<string, string[]>();
for (const unit of [...units, ...bareNouns]) {
  const head = unit.charAt(0);
  heads.set(
    head,
    [...(heads.get(head) ?? []), unit].sort((a, b) => b.length - a.length),
  );
}

/** Finds the unit that begins at a position of the text. */
export function unitAt(text: string, at: number): Unit | undefined {
  const found = heads.get(text.charAt(at))?.find((unit) => text.startsWith(unit, at));
  if (found === undefined || otherWord.test(text.slice(at, at + 3))) return undefined;
  const bareNoun = bareNouns.includes(found);
  return { length: found.length, unit: bareNoun ? '个' : (same[found] ?? found), ...(bareNoun && { bareNoun: found }) };
}
