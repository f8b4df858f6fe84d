import type { Random } from '../../../src/demo/random.ts';
import { notes } from '../../../src/demo/words/notes.ts';
import * as words from './note-words.ts';

type Part = (random: Random) => string;

const plain = Object.values(notes)
  .flat()
  .map((text) => text.slice(0, -1));

const village: Part = (r) => `${r.pick(words.villageHeads)}${r.pick(words.villageTails)}`;
const person: Part = (r) =>
  r.chance(0.5)
    ? `${r.pick(words.surnames)}${r.pick(words.titles)}`
    : `${r.pick(words.surnames)}${r.pick(words.givenNames)}${r.chance(0.6) ? r.pick(words.givenNames) : ''}`;
const spot: Part = (r) => r.pick(words.spots);
const topic: Part = (r) => r.pick(words.topics);
const outcome: Part = (r) => r.pick(words.outcomes);
const next: Part = (r) => r.pick(words.nexts);
const weather: Part = (r) => r.pick(words.weathers);
const hour: Part = (r) =>
  `${r.pick(['早上', '上午', '中午', '下午', '傍晚'])}${r.int(1, 12)}点${r.chance(0.4) ? '半' : ''}`;

/** The same few matters again and again, with other people, places, numbers and turns of phrase. */
const sentences: readonly Part[] = [
  (r) => `在${village(r)}${spot(r)}${r.pick(['发了', '发出', '共发', '大概发了'])}${r.int(8, 160)}份`,
  (r) => `${weather(r)}，${r.pick(['只走了', '走完', '跑了'])}${r.int(2, 9)}个组`,
  (r) =>
    `${person(r)}${r.pick(['带路', '陪着', '帮忙喊人', '骑车送我们'])}，${r.pick(['走了', '看了', '去了'])}${r.int(5, 48)}户`,
  (r) => `${r.int(2, 12)}户${r.pick(['没人在家', '锁着门', '去了县城', '在外打工'])}，${next(r)}`,
  (r) => `${r.pick(['讲了', '说了说', '重点讲', '又讲一遍'])}${topic(r)}，${outcome(r)}`,
  (r) => `${person(r)}问${topic(r)}，${r.pick(['当面讲清楚了', '翻折页给他看', '没答上来，回去查', '记下来问派出所'])}`,
  (r) => `${person(r)}说${village(r)}${r.pick(['那边还没去过', '路不好走', '人都搬下来了', '明天有席'])}，${next(r)}`,
  (r) => `剩${r.int(3, 60)}份${r.pick(['放在', '留给', '存到'])}${spot(r)}`,
  (r) => `${hour(r)}到${village(r)}，${hour(r)}才回，${outcome(r)}`,
  (r) => `和${person(r)}、${person(r)}一起，从${village(r)}到${village(r)}`,
  (r) => r.pick(plain),
  (r) => `${person(r)}和${person(r)}${r.pick(['没来', '晚到', '请假', '替班', '先回', '走另一路'])}，${r.pick(plain)}`,
  (r) => `${r.pick(['独居老人', '留守儿童', '新搬来的', '租房的'])}${r.int(1, 6)}户，${outcome(r)}`,
  (r) => `${r.pick(['折页', '小册子', '海报', '围裙', '扇子'])}发完了，还差${r.int(10, 90)}份，${next(r)}`,
  (r) =>
    `${village(r)}${spot(r)}的${r.pick(['横幅', '展板', '海报', '警示牌'])}${r.pick(['掉了一角', '褪色了', '还在', '被雨打湿'])}，${next(r)}`,
];

const ends = ['。', '。', '', '！', '，'] as const;

/** A note of one to three sentences, 12 to 90 characters. */
export function note(random: Random): string {
  const count = random.weighted([1, 2, 3], (n) => [0, 4, 4, 2][n] ?? 0);
  return (
    Array.from({ length: count }, () => random.pick(sentences)(random)).join(random.pick(['。', '，', '；'])) +
    random.pick(ends)
  );
}
