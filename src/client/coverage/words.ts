import { area } from '../words/area.ts';

/** Words of tasks and of the places to reach, for members and the desk. */
export const coverage = area(() => import('./words.en.ts'), {
  comma: '、',
  task: {
    title: (place: string, work: string) => `${place}：${work}`,
    due: (day: string) => `${day}前完成`,
    overdue: (day: string) => `原定${day}前，还没有记录`,
    done: (day: string) => `${day}已做`,
    pill: { overdue: '过了日期', done: '已完成', given: '已派' },
    nobody: '还没有派到人',
    note: (note: string) => `备注：${note}`,
  },
  give: {
    title: '派任务',
    chosen: (count: number) => `派任务（${count}）`,
    places: (names: string, count: number) => (count > 3 ? `${names}等 ${count} 处` : names),
    byTown: '按镇派给各分队',
    noSquad: (places: string) => `这些地点所在的镇没有分队，请选定一个分队：${places}`,
    anyStage: '不限',
    nobody: '先不定人',
    save: '派出任务',
    given: (count: number) => `已派出 ${count} 个任务，有网络后自动发送。队员在“今日”里看到。`,
  },
  edit: {
    title: '任务',
    withdraw: '撤回任务',
    ask: '撤回后，分队和队员不再看到这个任务。已经记的记录不受影响。',
    yes: '确定撤回',
  },
});
