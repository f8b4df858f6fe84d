import type { Question } from './question.ts';

/** A question that is not asked before somebody has confirmed its answer: a professional, or a source that we read. */
export interface AwaitingQuestion extends Question {
  readonly awaits: 'professional' | 'source';
}

/** Questions that wait; no page imports them. */
export const awaitingQuestions: readonly AwaitingQuestion[] = [
  {
    number: 8,
    text: '电子烟油里有没有毒品，查得出来吗？',
    options: ['查得出来', '查不出来'],
    answer: 0,
    because: '送检能查出来。',
    about: 'etomidate',
    awaits: 'source',
  },
  {
    number: 21,
    text: '“聪明药”真能提高成绩吗？',
    options: ['不能', '能'],
    answer: 0,
    because: '说能提高成绩的药，先问医生。',
    about: 'medicines',
    awaits: 'professional',
  },
  {
    number: 45,
    text: '不认识的人请你带一个“包裹”，怎么办？',
    options: ['不带', '带，反正不知道是什么'],
    answer: 0,
    because: '不知道是什么，不带。已经带了，马上报警说清楚。',
    about: 'when-friends-ask',
    awaits: 'professional',
  },
  {
    number: 47,
    text: '吸毒后开车，驾驶证会怎样？',
    options: ['注销', '扣几分'],
    answer: 0,
    because: '查到吸毒后开车的，注销驾驶证。',
    about: 'driving',
    awaits: 'professional',
  },
  {
    number: 54,
    text: '有人吸毒后要伤人，先报警还是先劝？',
    options: ['先躲开，报警', '先劝'],
    answer: 0,
    because: '有危险，先保护自己，再打110。',
    about: 'how-to-report',
    awaits: 'professional',
  },
  {
    number: 55,
    text: '同学吸了电子烟昏倒，怎么办？',
    options: ['让他侧着躺，打120，守着', '让他平躺着睡'],
    answer: 0,
    because: '侧着躺，防止呕吐堵住嗓子。',
    about: 'etomidate',
    awaits: 'professional',
  },
  {
    number: 56,
    text: '心里很难受时，可以找谁？',
    options: ['信得过的人，或者12356', '谁也不找'],
    answer: 0,
    because: '说出来，就好一点。',
    about: 'hotlines',
    awaits: 'professional',
  },
];
