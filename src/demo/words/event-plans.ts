import type { ValueOf } from '../../domain/records/field.ts';
import type { event } from '../../domain/records/kinds/event.ts';

export type EventForm = ValueOf<(typeof event)['fields']['form']>;
export type EventSetting = ValueOf<(typeof event)['fields']['setting']>;

export interface EventPlan {
  /** MM-DD */
  readonly on: string;
  /** Index of the squad, 0-4; absent for the office's own events. */
  readonly squad?: number;
  readonly form: EventForm;
  readonly setting: EventSetting;
  /** `…` is replaced by the place. */
  readonly title: string;
  /** Relative size: the event's share of the year's consultations. */
  readonly size: number;
}

/** Medium and large events of a year, 26 to mid-November. */
export const openEvents: readonly EventPlan[] = [
  { on: '01-14', squad: 0, form: 'consultation', setting: 'venue', title: '…年货节禁毒宣传', size: 4 },
  { on: '01-22', squad: 3, form: 'household', setting: 'village', title: '…“进百村万户”返乡人员宣传', size: 2 },
  { on: '03-05', squad: 1, form: 'consultation', setting: 'community', title: '…学雷锋日志愿服务', size: 3 },
  { on: '03-16', squad: 2, form: 'household', setting: 'village', title: '…禁种铲毒“进百村万户”', size: 3 },
  { on: '03-28', squad: 4, form: 'household', setting: 'village', title: '…禁种铲毒“进百村万户”', size: 3 },
  { on: '04-10', squad: 0, form: 'lecture', setting: 'venue', title: '…从业人员禁毒讲座', size: 1 },
  { on: '04-15', form: 'consultation', setting: 'community', title: '…国家安全教育日禁毒咨询', size: 4 },
  { on: '04-24', squad: 3, form: 'exhibition', setting: 'village', title: '…禁毒知识巡回展', size: 3 },
  { on: '05-08', form: 'lecture', setting: 'workplace', title: '“职工拒绝毒品零计划”启动会', size: 2 },
  { on: '05-15', squad: 1, form: 'household', setting: 'family', title: '…“不让毒品进我家”主题活动', size: 3 },
  { on: '05-26', squad: 2, form: 'exhibition', setting: 'village', title: '…禁毒知识巡回展', size: 3 },
  { on: '06-01', form: 'consultation', setting: 'community', title: '…禁毒法施行纪念日宣传', size: 6 },
  { on: '06-03', form: 'pictures', setting: 'community', title: '…虎门销烟纪念日图片展', size: 6 },
  { on: '06-09', squad: 0, form: 'exhibition', setting: 'village', title: '…禁毒知识巡回展', size: 4 },
  { on: '06-13', squad: 4, form: 'exhibition', setting: 'village', title: '…禁毒知识巡回展', size: 4 },
  { on: '06-18', squad: 2, form: 'lecture', setting: 'venue', title: '…从业人员禁毒讲座', size: 1 },
  { on: '06-22', squad: 1, form: 'household', setting: 'village', title: '…“进百村万户”入户宣传', size: 4 },
  { on: '06-26', form: 'consultation', setting: 'community', title: '…国际禁毒日广场宣传', size: 16 },
  { on: '06-28', squad: 3, form: 'household', setting: 'village', title: '…“进百村万户”入户宣传', size: 4 },
  { on: '07-11', squad: 4, form: 'household', setting: 'family', title: '…“不让毒品进我家”院坝会', size: 3 },
  { on: '07-24', squad: 1, form: 'lecture', setting: 'workplace', title: '“珍惜生命·拒绝毒品”职工讲座', size: 2 },
  { on: '08-15', squad: 2, form: 'exhibition', setting: 'village', title: '…禁毒知识巡回展', size: 3 },
  { on: '09-12', squad: 3, form: 'consultation', setting: 'venue', title: '…集市禁毒咨询', size: 4 },
  { on: '09-27', squad: 0, form: 'exhibition', setting: 'village', title: '…禁毒知识巡回展', size: 3 },
  { on: '10-17', form: 'consultation', setting: 'community', title: '…平安建设宣传日', size: 4 },
  { on: '11-07', squad: 4, form: 'household', setting: 'village', title: '…“进百村万户”入户宣传', size: 3 },
];

/** An event after the year's goals are met. */
export const winterEvent: EventPlan = {
  on: '12-04',
  form: 'consultation',
  setting: 'community',
  title: '…国家宪法日禁毒咨询',
  size: 1,
};

const schoolForms = [
  { form: 'class', title: '…“健康人生，绿色无毒”主题班会' },
  { form: 'quiz', title: '…禁毒知识竞赛' },
  { form: 'pictures', title: '…禁毒图片展' },
  { form: 'film', title: '…禁毒电影放映' },
  { form: 'speech', title: '…禁毒演讲比赛' },
  { form: 'lecture', title: '…法制副校长禁毒课' },
] as const;

const schoolDays = [
  ...['03-09', '03-20', '03-31', '04-08', '04-17', '04-28', '05-09', '05-19', '05-28', '06-02', '06-05'],
  ...['06-10', '06-16', '06-20', '06-24', '09-08', '09-17', '09-28', '10-14', '10-22', '11-03', '11-11'],
];

/** School events, 22 to mid-November, held by the squads in turn. */
export const schoolEvents: readonly EventPlan[] = schoolDays.map((on, index) => ({
  on,
  squad: index % 5,
  setting: 'school',
  size: 0,
  ...(schoolForms[index % schoolForms.length] ?? schoolForms[0]),
}));
