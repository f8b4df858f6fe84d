import { fillIn, type LawTable } from '../learning/law-values.ts';
import type { Source } from '../learning/source.ts';
import { sources } from '../learning/sources.ts';
import type { PublicityDayId } from './days.ts';

/** The texts for a publicity day. */
interface DayTexts {
  /** The day's origin, for the office and for the poster. A value of the law stands in braces. */
  readonly about: string;
  readonly source: Source;
  /** Titles to choose from. */
  readonly titles: readonly [string, ...string[]];
}

export const dayTexts: Readonly<Record<PublicityDayId, DayTexts>> = {
  law: {
    about: '《中华人民共和国禁毒法》自{law-in-force}起施行。',
    source: sources['anti-drug-law'],
    titles: ['禁毒是全社会的事，\n你我都有份', '懂法，\n才知道怎样保护家人', '一株也不种，\n一口也不试'],
  },
  humen: {
    about: '1839年6月3日，林则徐在虎门开始当众销毁鸦片。',
    source: { title: '“虎门销烟”词条', by: '多家网页，说法一致', sure: 'second-hand' },
    titles: ['记住虎门，\n远离毒品', '从鸦片到“上头电子烟”，\n害人的东西没有变'],
  },
  international: {
    about: '1987年12月7日，联合国大会第42/112号决议把6月26日定为“禁止药物滥用和非法贩运国际日”。',
    source: {
      title: '“禁止药物滥用和非法贩运国际日”网页（un.org/zh/observances/end-drug-abuse-day）',
      by: '联合国',
      sure: 'read',
    },
    titles: ['来路不明的，\n不接、不尝、不带。', '换了包装，\n也还是毒品', '身边有人需要帮助，\n早说比晚说好'],
  },
};

/** Returns a day's origin with the values of the law filled in. */
export const aboutDay = (id: PublicityDayId, table: LawTable): string => fillIn(dayTexts[id].about, table);
