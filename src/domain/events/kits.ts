import { type Day, yearOf } from '../kernel/day.ts';
import type { occasions } from '../records/kinds/campaign.ts';
import type { event } from '../records/kinds/event.ts';

type Occasion = (typeof occasions)[number];
type Fields = (typeof event)['fields'];

/** A proposed event of a kit: what the form starts with. Place, squads and contact are the organizer's. */
export interface KitEvent {
  readonly title: string;
  readonly form: Fields['form']['options'][number];
  readonly setting: Fields['setting']['options'][number];
  /** Month and day, as MM-DD. */
  readonly on: string;
  readonly starts: string;
  readonly ends: string;
  /** Roles with the people needed, one a line. */
  readonly roles: string;
  readonly materials: string;
  readonly risks: string;
}

/** 活动包: an occasion of the year, prepared as a campaign with talking points and proposed events. */
export interface Kit {
  readonly occasion: Exclude<Occasion, 'other'>;
  readonly name: string;
  /** First and last day, as MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly points: string;
  readonly events: readonly KitEvent[];
}

const noRisk = '无特别风险';
const outdoors = '户外活动，注意防晒、饮水，看管好展板';

const market = (on: string): KitEvent => ({
  ...{ title: '集市禁毒宣传', form: 'consultation', setting: 'village', on, starts: '08:30', ends: '11:00' },
  ...{ roles: '讲解 2\n发放资料 3\n秩序 1', materials: '展板、折页、桌子', risks: outdoors },
});
const school = (on: string): KitEvent => ({
  ...{ title: '禁毒知识进校园', form: 'lecture', setting: 'school', on, starts: '09:30', ends: '11:00' },
  ...{ roles: '讲解 1\n发放资料 2', materials: '课件、手册', risks: noRisk },
});
const square = (title: string, on: string): KitEvent => ({
  ...{ title, form: 'exhibition', setting: 'community', on, starts: '09:00', ends: '11:30' },
  ...{ roles: '讲解 3\n发放资料 4\n秩序 2', materials: '展板、折页、横幅', risks: outdoors },
});
const venues = (on: string): KitEvent => ({
  ...{ title: '娱乐场所禁毒走访', form: 'household', setting: 'venue', on, starts: '19:00', ends: '21:00' },
  ...{ roles: '讲解 2\n登记 1', materials: '海报、折页', risks: '夜间活动，两人以上同行' },
});

/** The occasions of the year. Their texts name no article and no amount of a law, which change. */
export const kits: readonly Kit[] = [
  {
    ...{ occasion: 'month', name: '全民禁毒宣传月', from: '06-01', to: '06-30' },
    points:
      '毒品会伪装成零食、饮料、电子烟，来路不明的不接、不尝、不传。\n发现可疑种植，不铲除、不声张，拨打 110。\n身边有人需要帮助，早说比晚说好。',
    events: [
      square('禁毒宣传月启动仪式', '06-01'),
      school('06-05'),
      market('06-12'),
      venues('06-18'),
      square('国际禁毒日主题宣传', '06-26'),
    ],
  },
  {
    ...{ occasion: 'law', name: '禁毒法施行日宣传', from: '06-01', to: '06-01' },
    points:
      '禁毒是全社会的责任，人人可以参与。\n禁止非法种植、买卖、持有和吸食毒品。\n举报线索拨打 110，身份会被保密。',
    events: [square('禁毒法宣传', '06-01')],
  },
  {
    ...{ occasion: 'humen', name: '虎门销烟纪念日宣传', from: '06-03', to: '06-03' },
    points:
      '一八三九年六月三日，林则徐在虎门开始销毁鸦片。\n从鸦片到新型毒品，害人的本质没有变。\n记住历史，远离毒品。',
    events: [school('06-03')],
  },
  {
    ...{ occasion: 'international', name: '国际禁毒日宣传', from: '06-20', to: '06-26' },
    points:
      '六月二十六日是国际禁毒日。\n毒品会伪装成零食、饮料、电子烟，来路不明的不接、不尝、不传。\n发现线索拨打 110。',
    events: [market('06-22'), school('06-24'), square('国际禁毒日主题宣传', '06-26')],
  },
];

/** Returns the kit of an occasion. */
export const kitOf = (occasion: string | undefined): Kit | undefined => kits.find((kit) => kit.occasion === occasion);

/** The year of the kit's next period: this year's until its last day has passed. */
const nextYear = ({ to }: Kit, today: Day): number => yearOf(today) + (today.slice(5) > to ? 1 : 0);

/** Returns the fields of a campaign made from a kit, for its next period. */
export function campaignOf(kit: Kit, today: Day) {
  const year = nextYear(kit, today);
  const { occasion, name, points, from, to, events } = kit;
  return {
    name: `${year} 年${name}`,
    occasion,
    points,
    from: `${year}-${from}`,
    to: `${year}-${to}`,
    events: events.length,
  };
}

/**
 * Returns the fields of a proposed event.
 * @param from the first day of its campaign, which gives the year
 */
export const eventOf = ({ on, ...fields }: KitEvent, from: Day) => ({ ...fields, date: `${yearOf(from)}-${on}` });
