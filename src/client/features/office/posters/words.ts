import { area } from '../../../words/area.ts';

/** Words of the page 海报. */
export const page = area(() => import('./words.en.ts'), {
  title: '海报',
  source: {
    label: '海报的内容',
    card: '知识卡片',
    event: '活动',
    batch: '资料批次',
    day: '纪念日',
    report: '举报',
    free: '自己写',
  },
  preview: '海报的样子',
  organizer: '落款',
  organizerHint: '写在海报最下面',
  none: '先在旁边选好内容，这里就会出现海报。',
  card: {
    choose: '卡片',
    parts: '写上哪几部分',
    unchecked: (count: string) => `有 ${count} 句提到还没有核对过的法律数值，没有写上。`,
    noPart: '这张卡片的其他内容还没有核对，海报上只写标题。',
  },
  event: {
    choose: '哪一场活动',
    none: '还没有排好的活动',
    noneHint: '先在“活动”里计划一场，再来做海报。',
    notPublic: '这场活动没有选“对外公开”，公开的日历上没有它，二维码改为打开“学一学”。',
  },
  batch: {
    choose: '哪一批资料',
    none: '物资里还没有带批次的资料',
    noneHint: '入库时写上批次，就能做海报。',
    unnamed: '宣传资料',
  },
  day: {
    choose: '哪一天',
    option: (date: string, name: string) => `${date} ${name}`,
    title: '大标题',
    source: (text: string) => `出处：${text}`,
  },
  free: {
    kicker: '上面的小字',
    title: '标题',
    text: '正文',
    textHint: (most: string) => `最多 ${most} 字。写不下时会告诉您，不会悄悄删掉。`,
    titleMissing: '请写标题。',
    tooLong: (count: string, most: string) => `正文有 ${count} 字，最多 ${most} 字，请删短一些。`,
    titleTooLong: (count: string, most: string) => `标题有 ${count} 字，最多 ${most} 字，请删短一些。`,
  },
  failed: '没能取到，请再试一次。',
});
