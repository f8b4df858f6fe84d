import type { Day } from '../kernel/day.ts';
import { batchAddress } from '../stock/batch.ts';
import { type PosterContent, posterCalls } from './content.ts';

/** The parts that are the same on every poster of a district. */
export interface Publisher {
  /** The district's own, such as `https://example.org`. */
  readonly origin: string;
  /** The name at the foot. */
  readonly organizer: string;
}

/** Names a district's office, as it stands at the foot until somebody writes it otherwise. */
export const organizerOf = (district: string): string => (/禁毒/.test(district) ? district : `${district}禁毒办`);

/** The parts of a poster that its content does not change. */
export const base = ({ organizer }: Publisher) => ({ facts: [], blocks: [], calls: posterCalls, organizer });

const reportCode = ({ origin }: Publisher) => ({
  address: `${origin}/tip`,
  title: '扫一扫，告诉我们',
  note: '不用登录，不留姓名，\n只有禁毒办看得到',
});

/** The QR code that leads to 学一学. */
export const learnCode = ({ origin }: Publisher) => ({
  address: `${origin}/learn`,
  title: '扫一扫，认一认',
  note: '看到线索可以报，\n不用登录，不留姓名',
});

/** An event as its poster names it. */
export interface PosterEvent {
  readonly id: string;
  readonly title: string;
  readonly day: Day;
  readonly starts?: string | undefined;
  readonly ends?: string | undefined;
  readonly place?: string | undefined;
  readonly audience?: string | undefined;
  readonly host?: string | undefined;
  /** Whether the public calendar shows it. */
  readonly isPublic: boolean;
}

const monthAndDay = (day: Day): string => {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
};
const weekday = (day: Day): string => `星期${'日一二三四五六'[new Date(`${day}T00:00:00Z`).getUTCDay()]}`;

/** Makes the poster of an event. Its code leads to the public calendar where the event is shown there. */
export function eventPoster(publisher: Publisher, event: PosterEvent): PosterContent {
  const { day, starts, ends, place, audience, host } = event;
  const hours = [starts, ends].filter(Boolean).join('—');
  const facts = [
    { name: '时间', text: [weekday(day), hours].filter(Boolean).join(' ') },
    { name: '地点', text: place },
    { name: '对象', text: audience },
    { name: '主办', text: host },
  ].flatMap(({ name, text }) => (text ? [{ name, text }] : []));
  return {
    ...base(publisher),
    kicker: '活动预告',
    figure: monthAndDay(day),
    title: event.title,
    facts,
    code: event.isPublic
      ? {
          address: `${publisher.origin}/calendar#${event.id}`,
          title: '扫一扫，看活动',
          note: '时间、地点有变动，\n以网页上的为准',
        }
      : learnCode(publisher),
  };
}

/** Makes the poster whose code counts the openings of a batch of leaflets. */
export const batchPoster = (publisher: Publisher, batch: string, material: string): PosterContent => ({
  ...base(publisher),
  kicker: '禁毒宣传',
  title: '来路不明的，\n不接、不尝、不带。',
  lead: '毒品会扮成零食、饮料、电子烟。',
  facts: [
    { name: '资料', text: material },
    { name: '批次', text: batch },
  ],
  code: { ...learnCode(publisher), address: batchAddress(publisher.origin, batch) },
});

/** Makes the poster that asks for tips, in the words of the card 发现线索，怎么报. */
export const reportPoster = (publisher: Publisher): PosterContent => ({
  ...base(publisher),
  kicker: '举报毒品线索',
  title: '看到了，说一声',
  lead: '不拔，不拦，不争，告诉我们',
  blocks: [
    {
      text: '地里的可疑植物，别拔，别碰。\n远远地记住地方和时间，看不清也可以报。\n正在发生的、有危险的：先躲开，再打110。',
    },
  ],
  code: reportCode(publisher),
});

/** The line above the title of the office's own text, until it writes another. */
export const NOTICE = '通知';

/** Makes a poster of a text that the office writes. */
export const freePoster = (publisher: Publisher, kicker: string, title: string, text: string): PosterContent => ({
  ...base(publisher),
  kicker,
  title,
  blocks: text.trim() ? [{ text }] : [],
  code: learnCode(publisher),
});
