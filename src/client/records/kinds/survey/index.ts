import { work } from '../../words/work.ts';
import { activityLabels } from '../activity-zh.ts';
import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'survey',
  headline: (r) => {
    const aware = r.amount('passed');
    return [undefined, r.amount('asked'), aware && work.record.aware(aware)];
  },
  words: {
    name: '知晓率调查',
    options: {
      audience: { public: '群众', pupils: '学生' },
      mode: { interview: '当面询问', paper: '纸质问卷', phone: '电话', selfTest: '自测' },
    },
  },
} satisfies KindDisplay<'survey'>;

export const labels = activityLabels({
  fields: {
    asked: '调查人次',
    passed: '知晓人次',
    mode: '方式',
    audience: '对象',
    questions: '题目',
    passRule: '知晓标准',
    version: '题目版本',
    right: '每题答对人数',
  },
  figures: {
    'survey.asked': '知晓率调查',
    'survey.passed': '知晓人次',
    'survey.selfAsked': '知晓率自测',
    'survey.selfPassed': '自测知晓',
    'survey.pupilsAsked': '学生知晓率调查',
    'survey.pupilsPassed': '学生知晓人次',
  },
}) satisfies KindLabels<'survey'>;
