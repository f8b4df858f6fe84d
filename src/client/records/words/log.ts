import { area } from '../../words/area.ts';

/** Words of 记一笔. */
export const log = area(() => import('./log.en.ts'), {
  title: '记一笔',
  choose: '今天做了什么',
  unclear: '不选',
  sameAsLast: (amount: string) => `和上次一样：${amount}`,
  addNote: '写备注',
  addPhotos: '加照片',
  noteHint: '不要写住户、学生或可疑人员的姓名',
  draftRestored: '已恢复上次没写完的内容',
  startOver: '清空重填',
  invalid: (count: number) => `还有 ${count} 处要改`,
  again: '再记一笔',
  toToday: '回今日',
  toRecords: '看我的记录',
  toRecord: '看这条记录',
  editing: '修改记录',
  refused: '这条没有被接受',
  returned: '这条被退回',
  full: '手机存储满了，这一条还没有存上。写的内容还在这一页，以前保存的都在。请别关这一页，先去删掉一些照片或视频，回到这里会自动再存一次。',
  notHere: '这条记录不在本机',
  notHereTodo: '它可能已被撤回，或者还没有下载。请回“我的记录”再看。',
  notHours: '请填数字，例如 1.5。',
  tooManyHours: (limit: string) => `一次服务最多 ${limit} 小时，请核对；跨天的请按天分开记。`,
  tooMany: (limit: string) => `一笔不能大于 ${limit}，请核对；数量确实更大时请分几笔记。`,
  patrol: {
    title: '发现可疑的罂粟、大麻',
    detail: '请不要写在这里，也不要自己动手拔。请离开现场，再打电话或加密举报。',
    call: (number: string) => `拨打 ${number}`,
    tip: '加密举报',
  },
  tipline: {
    title: '这里只记次数',
    detail: '来电人说了什么，请不要记在这里。要转给禁毒办，就用“代人举报”。',
    behalf: '代人举报',
  },
});
