import type { SourceId } from './sources.ts';

/** The parts that people look at. Colour is no mark: both poppies bloom red, and both have white juice. */
export const markNames = { hair: '毛', leaf: '叶', flower: '花', fruit: '果', stem: '茎' } as const;
export type MarkId = keyof typeof markNames;

/** A mark in which two plants differ. */
export interface Mark {
  readonly id: MarkId;
  /** How it is on the plant that may not be grown. */
  readonly watched: string;
  /** How it is on the plant that looks like it. */
  readonly other: string;
  readonly source: SourceId;
}

/** A pin on a drawing: where the mark is, and at which height its name stands beside the drawing, centimetres. */
export interface Pin {
  readonly mark: MarkId;
  readonly at: readonly [x: number, y: number];
  readonly label: number;
}

/** A drawing of `public/pictures/plants.svg`, with what it shows for those who can not see it. */
export interface Drawing {
  readonly symbol: string;
  readonly shows: string;
  readonly pins: readonly Pin[];
}

/** Two drawings at one scale, with their marks. */
export interface View {
  readonly id: string;
  /** A growth stage, or the plant that looks like it. */
  readonly name: string;
  readonly other: string;
  readonly drawings: readonly [watched: Drawing, other: Drawing];
  /** Width and height of each drawing, and the length of the scale bar, centimetres. */
  readonly size: readonly [width: number, height: number];
  readonly bar: number;
  readonly marks: readonly Mark[];
}

export interface Comparison {
  readonly id: string;
  readonly watched: string;
  /** The question that chooses a view: growth stages, or other plants. */
  readonly choose: string;
  readonly views: readonly View[];
  /** A warning about marks that prove nothing. */
  readonly caution: string;
  /** More of the watched plant. */
  readonly whole?: Drawing;
}

const hair: Mark = {
  id: 'hair',
  watched: '茎和叶光滑，有白霜',
  other: '全身有糙毛',
  source: 'poppy-compared',
};
const bristles: Mark = { ...hair, watched: '茎粗，光滑，有白霜', other: '茎细，满是硬毛' };
const leaf: Mark = {
  id: 'leaf',
  watched: '抱着茎，边上缺刻浅',
  other: '深裂，像羽毛',
  source: 'poppy-washington',
};

const poppies: Comparison = {
  id: 'poppy',
  watched: '罂粟',
  choose: '长到什么时候',
  caution: '不看颜色：两种都能开红花，都有白浆，花苞都低着头。',
  views: [
    {
      id: 'seedling',
      name: '出苗',
      other: '虞美人',
      drawings: [
        {
          symbol: 'poppy-seedling',
          shows: '罂粟的苗：叶子灰绿、光滑、宽，边缘像波浪',
          pins: [
            { mark: 'hair', at: [6.2, 7.2], label: 2.2 },
            { mark: 'leaf', at: [5.2, 9.8], label: 14.2 },
          ],
        },
        {
          symbol: 'rhoeas-seedling',
          shows: '虞美人的苗：叶子绿，裂得很深，边上有毛',
          pins: [
            { mark: 'leaf', at: [13.4, 7], label: 2.2 },
            { mark: 'hair', at: [10.1, 12.4], label: 14.2 },
          ],
        },
      ],
      size: [17, 16],
      bar: 5,
      marks: [
        { ...hair, watched: '光滑，灰绿，有白霜', other: '绿，有糙毛' },
        { ...leaf, watched: '宽，边缘波浪形', other: '裂得很深' },
      ],
    },
    {
      id: 'bolting',
      name: '抽薹',
      other: '虞美人',
      drawings: [
        {
          symbol: 'poppy-bolting',
          shows: '罂粟：一根粗茎，光滑，宽叶子抱着茎，一个大花苞低着头',
          pins: [
            { mark: 'stem', at: [15.1, 9.5], label: 6 },
            { mark: 'hair', at: [14.4, 24], label: 22 },
            { mark: 'leaf', at: [9.5, 33], label: 37 },
          ],
        },
        {
          symbol: 'rhoeas-bolting',
          shows: '虞美人：茎细，分枝多，满是硬毛，叶子深裂，几个小花苞低着头',
          pins: [
            { mark: 'stem', at: [17.8, 17.2], label: 8 },
            { mark: 'hair', at: [14.9, 24.8], label: 27 },
            { mark: 'leaf', at: [19.4, 33], label: 37 },
          ],
        },
      ],
      size: [29, 44],
      bar: 10,
      marks: [bristles, leaf, { id: 'stem', watched: '分枝少', other: '分枝多，细', source: 'poppy-compared' }],
    },
    {
      id: 'flower',
      name: '开花',
      other: '虞美人',
      drawings: [
        {
          symbol: 'poppy-flower',
          shows: '罂粟的花：大，花瓣厚，茎光滑',
          pins: [
            { mark: 'flower', at: [4.4, 5.2], label: 2.2 },
            { mark: 'hair', at: [8.6, 11.2], label: 12.4 },
            { mark: 'leaf', at: [10.6, 18.4], label: 19.8 },
          ],
        },
        {
          symbol: 'rhoeas-flower',
          shows: '虞美人的花：小，花瓣薄，茎上有硬毛',
          pins: [
            { mark: 'flower', at: [10.5, 4.4], label: 2.2 },
            { mark: 'hair', at: [8.6, 11], label: 9.6 },
            { mark: 'leaf', at: [11.6, 17.2], label: 20 },
          ],
        },
      ],
      size: [17, 21.6],
      bar: 10,
      marks: [
        bristles,
        leaf,
        { id: 'flower', watched: '约10厘米，花瓣厚', other: '5到6厘米，花瓣薄', source: 'poppy-compared' },
      ],
    },
    {
      id: 'fruit',
      name: '挂果',
      other: '虞美人',
      drawings: [
        {
          symbol: 'poppy-fruit',
          shows: '罂粟的果：大，光滑，顶上一片带辐射纹的平盖，茎光滑',
          pins: [
            { mark: 'fruit', at: [6.7, 4.1], label: 2.4 },
            { mark: 'hair', at: [8.7, 9.6], label: 9 },
            { mark: 'leaf', at: [10.4, 17.2], label: 19.6 },
          ],
        },
        {
          symbol: 'rhoeas-fruit',
          shows: '虞美人的果：很小，茎上满是硬毛',
          pins: [
            { mark: 'fruit', at: [8.6, 1.6], label: 2.2 },
            { mark: 'hair', at: [8.6, 9.4], label: 8.6 },
            { mark: 'leaf', at: [11.4, 16.8], label: 20 },
          ],
        },
      ],
      size: [17, 22],
      bar: 10,
      marks: [bristles, leaf, { id: 'fruit', watched: '4到7厘米，有平盖', other: '1到2厘米', source: 'poppy-hunan' }],
    },
  ],
};

const hempLeaf: Drawing = {
  symbol: 'hemp-leaf',
  shows: '大麻的叶：几片窄长的小叶从一点散开，边上有齿',
  pins: [
    { mark: 'leaf', at: [8.5, 6], label: 2.4 },
    { mark: 'stem', at: [8.7, 14.4], label: 15.6 },
  ],
};
const handShaped = '5到9片窄长小叶，边上有齿';

const hemp: Comparison = {
  id: 'hemp',
  watched: '大麻',
  choose: '和哪一种比',
  caution: '作毒品的和取纤维的大麻，光看样子分不出来，都可以报。',
  whole: {
    symbol: 'hemp-shoot',
    shows: '大麻的梢：茎上有纵沟，叶子成对长，每片像手掌',
    pins: [
      { mark: 'stem', at: [8.6, 15.6], label: 16.4 },
      { mark: 'leaf', at: [5.4, 7.95], label: 4 },
    ],
  },
  views: [
    {
      id: 'kenaf',
      name: '红麻',
      other: '红麻',
      drawings: [
        hempLeaf,
        {
          symbol: 'kenaf-leaf',
          shows: '红麻的叶：一整片叶裂成几瓣，叶柄上有小刺',
          pins: [
            { mark: 'leaf', at: [8.5, 6], label: 2.4 },
            { mark: 'stem', at: [8.5, 14.6], label: 15.6 },
          ],
        },
      ],
      size: [17, 18],
      bar: 5,
      marks: [
        { id: 'leaf', watched: handShaped, other: '一整片，裂成3到7瓣', source: 'kenaf-entry' },
        { id: 'stem', watched: '有纵沟', other: '有小刺', source: 'kenaf-entry' },
      ],
    },
    {
      id: 'velvetleaf',
      name: '苘麻',
      other: '苘麻',
      drawings: [
        hempLeaf,
        {
          symbol: 'abutilon-leaf',
          shows: '苘麻的叶：一整片，心形，有尖',
          pins: [
            { mark: 'leaf', at: [10.6, 6], label: 2.4 },
            { mark: 'stem', at: [8.4, 15], label: 15.6 },
          ],
        },
      ],
      size: [17, 18],
      bar: 5,
      marks: [
        { id: 'leaf', watched: handShaped, other: '一整片，心形', source: 'velvetleaf-entry' },
        { id: 'stem', watched: '有纵沟', other: '有软毛', source: 'velvetleaf-entry' },
      ],
    },
    {
      id: 'maple',
      name: '鸡爪槭',
      other: '鸡爪槭',
      drawings: [
        hempLeaf,
        {
          symbol: 'maple-leaf',
          shows: '鸡爪槭的叶：小，一整片裂成七瓣，裂不到底',
          pins: [
            { mark: 'leaf', at: [8.6, 8.8], label: 3.4 },
            { mark: 'stem', at: [8.8, 13], label: 15.6 },
          ],
        },
      ],
      size: [17, 18],
      bar: 5,
      marks: [
        { id: 'leaf', watched: '小叶一直分到底', other: '6到10厘米，裂不到底', source: 'maple-entry' },
        { id: 'stem', watched: '草，茎有纵沟', other: '树，有树皮', source: 'maple-entry' },
      ],
    },
  ],
};

export const comparisons: readonly Comparison[] = [poppies, hemp];

/** A mark as somebody saw it: as on the watched plant, as on the other, or not to be seen. */
export type Seen = 'watched' | 'other' | 'unseen';

/**
 * Agreement of the seen marks with the watched plant. It never identifies a plant: the police do, so each answer leads
 * to a report.
 */
export type Likeness = 'open' | 'alike' | 'mixed' | 'unlike';

export function likeness(seen: readonly Seen[]): Likeness {
  const watched = seen.includes('watched');
  const other = seen.includes('other');
  if (watched) return other ? 'mixed' : 'alike';
  return other ? 'unlike' : 'open';
}
