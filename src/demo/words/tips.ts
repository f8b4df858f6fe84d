import type { TipOutcome } from '../../domain/tips/state.ts';

/** The person who writes or acts: the sender, or one of the two officers. */
export type TipHand = 'person' | 'administrator' | 'officer';

/** A step of a tip after its arrival, `ago` days before today. */
export type TipStep = { readonly ago: number } & (
  | { readonly do: 'answer'; readonly text: string }
  | ({ readonly by: Exclude<TipHand, 'person'> } & (
      | { readonly do: 'take' | 'pass' | 'mute' | 'seen' }
      | { readonly do: 'ask' | 'note'; readonly text: string }
      | { readonly do: 'close'; readonly outcome: TipOutcome }
      | { readonly do: 'link'; readonly to: string }
      /** Revokes the other officer's grant, so that a visitor can grant it again. */
      | { readonly do: 'keep' }
    ))
);

export interface TipPlan {
  readonly name: string;
  /** Days before today. */
  readonly ago: number;
  readonly what: string;
  readonly where?: string;
  readonly when?: string;
  readonly contact?: string;
  readonly behalf?: boolean;
  readonly steps: readonly TipStep[];
}

/** A month of a fictional office. Phone numbers that begin with 100 belong to nobody. */
export const tipPlans: readonly TipPlan[] = [
  {
    name: 'kiln',
    ago: 28,
    what: '后山的旧砖窑，夜里常有面包车来，卸下蓝色塑料桶，气味刺鼻，一直到天快亮才走。',
    where: '梨花村后山，过了水渠往右',
    when: '这个月的每个星期五',
    steps: [
      { ago: 27, by: 'administrator', do: 'take' },
      { ago: 27, by: 'administrator', do: 'ask', text: '车是从哪条路上来的？方便的话，看一下大概几点到。' },
      { ago: 24, do: 'answer', text: '从茶场那条路上来，一般是夜里一点左右，两辆。' },
      { ago: 24, by: 'administrator', do: 'seen' },
      { ago: 24, by: 'administrator', do: 'note', text: '已电话告知派出所值班民警，约好当面移交。' },
      { ago: 23, by: 'administrator', do: 'pass' },
      { ago: 14, by: 'administrator', do: 'close', outcome: 'handled' },
    ],
  },
  {
    name: 'poppy',
    ago: 20,
    what: '菜地里夹种了几十株罂粟，现在开红花，外面用玉米秆挡着。',
    where: '茶园村四组，水井往上第二块地',
    steps: [
      { ago: 19, by: 'officer', do: 'take' },
      { ago: 18, by: 'officer', do: 'note', text: '与无人机踏查的位置一致，已移交。' },
      { ago: 18, by: 'officer', do: 'pass' },
    ],
  },
  {
    name: 'club',
    ago: 17,
    what: '二楼最里面那个包间，服务员会问要不要“好东西”，门口有人望风。',
    where: '镇上的欢唱KTV',
    when: '周末晚上十点以后',
    steps: [{ ago: 16, by: 'officer', do: 'take' }],
  },
  {
    name: 'shop',
    ago: 12,
    what: '村口小卖部后屋，常有人夜里十二点以后进出，里面有锡纸和打火机。上个月起，每逢赶集那天人更多。',
    where: '溪口村，老供销社对面',
    when: '夜里十二点以后',
    contact: '10012345678，晚上八点以后打',
    steps: [
      { ago: 11, by: 'administrator', do: 'take' },
      { ago: 10, by: 'administrator', do: 'ask', text: '后屋从哪边进？有没有看见车牌？' },
      { ago: 8, do: 'answer', text: '从河边的小门进，门漆成绿色。车牌没看清，是白色面包车。' },
    ],
  },
  {
    name: 'again',
    ago: 6,
    what: '溪口村小卖部后面有人吸毒，请来看看。',
    where: '溪口村',
    steps: [
      { ago: 5, by: 'administrator', do: 'link', to: 'shop' },
      { ago: 5, by: 'administrator', do: 'keep' },
      { ago: 5, by: 'administrator', do: 'mute' },
    ],
  },
  {
    name: 'school',
    ago: 2,
    what: '有人在中学门口卖“聪明药”，说吃了考试不困，一粒二十块，加微信拿货。',
    where: '石门镇中学后门的奶茶店旁边',
    when: '放学的时候',
    steps: [],
  },
  {
    name: 'pain',
    ago: 0,
    what: '家里老人听人说罂粟壳能止痛，托人买了一包放在柜子里，劝也不听，不知道该交到哪里。',
    behalf: true,
    steps: [],
  },
];
