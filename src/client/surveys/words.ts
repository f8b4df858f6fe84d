import { area } from '../words/area.ts';

/** Words of the questions to one person, and of the page that a self-test's code opens. */
export const words = area(() => import('./words.en.ts'), {
  progress: (person: number, at: number, count: number) => `第 ${person} 人 · 第 ${at} 题，共 ${count} 题`,
  question: (at: number, count: number) => `第 ${at} 题，共 ${count} 题`,
  again: '上一题',
  skip: '不答了',
  answer: {
    title: '禁毒知识小调查',
    lead: (count: number) => `一共 ${count} 题，点一个您觉得对的。不用登录，不留姓名，只记有几个人答对。`,
    start: '开始答题',
    sending: '正在交',
    thanks: '交上了，谢谢您',
    thanksHint: '答案可以到“学一学”里找。',
    learn: '学一学',
    notSent: '没有交上',
    notSentHint: '您的选择还在这一页上。请看看网络，再点一次。',
    busy: '现在交的人多，请过一分钟再点一次。您的选择还在。',
    again: '再交一次',
    closed: '这次调查已经结束',
    closedHint: '谢谢您。禁毒知识可以到“学一学”里看。',
    unknown: '这个码用不了',
    unknownHint: '请向志愿者要新的二维码。',
    offline: '没有网络，打不开题目。请联网后再试。',
    retry: '再试一次',
  },
});
