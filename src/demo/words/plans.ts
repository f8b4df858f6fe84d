interface EventPlan {
  /** Days from today. */
  readonly inDays: number;
  /** Begun an hour ago, whatever the hour is. */
  readonly isRunning?: true;
  /** Index of the squad that holds it; left out for the whole district. */
  readonly squad?: number;
  /** Why it was cancelled. */
  readonly cancelled?: string;
  /** The counts of its closing, with the copies of the first material handed out. */
  readonly held?: { readonly attendance: number; readonly consultations: number; readonly present: number };
  readonly copies?: number;
  /** Place of the squad's busiest volunteer among those who came. */
  readonly busiest?: number;
  /** Indexes of squads that are invited beside its own. */
  readonly invited?: readonly number[];
  readonly public?: boolean;
  readonly title: string;
  readonly form: string;
  readonly setting: string;
  readonly starts: string;
  readonly ends: string;
  readonly people?: number;
  /** Roles with the people needed, one a line. */
  readonly roles?: string;
  readonly risks: string;
}

/** The campaign around today, with its targets. */
export const campaignPlan = (year: number) =>
  ({
    days: { from: -20, to: 25 },
    name: `${year} 年禁毒宣传进乡村`,
    occasion: 'other',
    setting: 'village',
    host: '区禁毒委员会办公室',
    events: 12,
    copies: 6_000,
    attendance: 2_400,
    points: '新型毒品伪装成零食、电子烟，不接、不尝、不传。\n发现可疑种植，不铲除、不声张，拨打 110。',
  }) as const;

const noRisk = '无特别风险';

/** The events of a campaign's month: held, to be closed, running, to come, and cancelled. */
export const eventPlans: readonly EventPlan[] = [
  {
    ...{ inDays: -16, title: '专项活动启动仪式', form: 'exhibition', setting: 'community', public: true },
    ...{ starts: '09:00', ends: '11:30', roles: '讲解 3\n发放资料 4\n秩序 2', risks: '户外活动，天冷请加衣' },
    ...{ held: { attendance: 420, consultations: 36, present: 9 }, copies: 180 },
  },
  {
    ...{ inDays: -14, squad: 1, title: '乡镇卫生院禁毒展板', form: 'pictures', setting: 'community' },
    ...{ starts: '14:00', ends: '16:30', people: 5, risks: noRisk },
    ...{ held: { attendance: 90, consultations: 8, present: 5 }, busiest: 2 },
  },
  {
    ...{ inDays: -5, squad: 1, title: '山村入户讲禁毒', form: 'household', setting: 'village' },
    ...{ starts: '09:00', ends: '12:00', people: 5, risks: '山路湿滑，结伴往返' },
    ...{ held: { attendance: 70, consultations: 12, present: 5 }, busiest: 3 },
  },
  {
    ...{ inDays: -9, squad: 1, invited: [2], title: '赶集日禁毒咨询', form: 'consultation', setting: 'village' },
    ...{ starts: '08:30', ends: '11:00', people: 6, risks: '集市人多，请看管好宣传展板', public: true },
    ...{ held: { attendance: 260, consultations: 22, present: 7 }, copies: 120, busiest: 0 },
  },
  {
    ...{ inDays: 0, squad: 0, title: '村史馆禁毒图片展', form: 'pictures', setting: 'village', public: true },
    ...{ isRunning: true, starts: '08:00', ends: '20:00', roles: '讲解 2\n登记 1', risks: noRisk },
  },
  {
    ...{ inDays: -2, squad: 0, title: '集市禁毒宣传', form: 'consultation', setting: 'village' },
    ...{ starts: '08:30', ends: '11:00', people: 6, risks: '集市人多，请看管好宣传展板' },
  },
  {
    ...{ inDays: 0, squad: 1, title: '村口广场禁毒展板', form: 'pictures', setting: 'village' },
    ...{ starts: '14:00', ends: '16:30', people: 5, risks: noRisk },
  },
  {
    ...{ inDays: 2, squad: 2, title: '禁毒知识进校园', form: 'lecture', setting: 'school' },
    ...{ starts: '09:30', ends: '11:00', people: 4, risks: noRisk },
  },
  {
    ...{ inDays: 5, title: '全区禁毒宣传日', form: 'exhibition', setting: 'community', public: true },
    ...{ starts: '09:00', ends: '12:00', roles: '讲解 5\n发放资料 10\n秩序 5', risks: '户外活动，天冷请加衣' },
  },
  {
    ...{ inDays: 9, squad: 3, title: '网吧歌厅禁毒走访', form: 'household', setting: 'venue' },
    ...{ starts: '19:00', ends: '21:00', people: 6, risks: '夜间活动，结伴往返' },
  },
  {
    ...{ inDays: 3, squad: 4, title: '山村巡回放映', form: 'film', setting: 'village' },
    ...{ cancelled: '道路结冰，改期再办', starts: '18:30', ends: '20:30', people: 4, risks: '山路湿滑' },
  },
];
