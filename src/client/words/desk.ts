import { area } from './area.ts';

/** Words of the office's frame. */
export const desk = area(() => import('./desk.en.ts'), {
  navigation: '禁毒办导航',
  overview: '总览',
  proofreading: '数字校核',
  summary: '总结',
  events: '活动',
  coverage: '覆盖',
  hours: '服务时间',
  stock: '物资',
  statements: '填报数',
  people: '人员',
  certificates: '服务证明',
  tips: '举报台',
  tipsWaiting: (count: number) => `${count} 件新到或有新回复`,
  places: '地点',
  more: '更多',
  signOut: '退出',
  table: {
    sum: '合计',
    sort: '排序',
    unsorted: '默认排序',
    up: (head: string) => `${head}（升序）`,
    down: (head: string) => `${head}（降序）`,
    export: '导出',
    xlsx: 'Excel 工作簿（.xlsx）',
    csv: 'CSV 文件（.csv）',
    print: '打印',
    working: '正在导出',
    failed: '没能导出，请再试一次。',
  },
});
