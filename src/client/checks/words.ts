import type { CheckCode } from '../../domain/checks/question.ts';
import { area } from '../words/area.ts';

type Asks = Readonly<Record<CheckCode, { readonly title: string; readonly detail: string }>>;

/** Words of the questions about records, for leaders and the desk. */
export const checks = area(() => import('./words.en.ts'), {
  title: '待核问题',
  about: '问的是记录，不是人。答过的，记录不改就不再问。',
  year: '年份',
  inYear: (year: number) => `${year}年`,
  inQuarter: (year: number, quarter: number) => `${year}年第${quarter}季度`,
  between: (from: string, to: string) => `${from}至${to}`,
  since: (from: string) => `${from}起`,
  until: (to: string) => `${to}止`,
  squad: '分队',
  allSquads: '全部分队',
  office: '禁毒办',
  show: '显示',
  open: (count: number) => `待答 ${count}`,
  answered: (count: number) => `已答 ${count}`,
  all: '全部',
  levels: { correct: '必须改', explain: '请说明' },
  levelHints: { correct: '两处对不上，总有一处错了', explain: '可能属实，请写一句缘由' },
  none: '没有待答的问题',
  noneHint: '记录、名册和填报数都对得上，或者都已经答过。',
  more: '同一类问题太多，只列出前 50 个。答完或改好这些，再看其余的。',
  partial: '有的半个月记录超过 5 万条，那半个月只看了一部分：数量是否特别多、补记是否较多，没有全部核对。',
  loading: '正在核对，请稍等',
  failed: '没能取到问题',
  retry: '再试一次',
  failedHint: '核对要连上服务器。已经保存的记录都在。',
  records: (count: number) => `${count} 条记录`,
  source: { stock: '看物资账', records: '看这些记录' },
  others: (count: number) => `另有 ${count} 条`,
  answer: {
    label: '答复',
    fixed: '改好了',
    true: '属实',
    unclear: '不清楚',
    trueAsk: '属实，写一句',
    reason: '缘由',
    reasonHint: '一句话，比如“当天两个村相邻，上午下午各去一处”。',
    again: '重新答复',
    answered: (answer: string) => `已答：${answer}`,
    because: (answer: string, reason: string) => `已答：${answer}。${reason}`,
    stillWrong: '记录还没有改，两处仍然对不上。',
    saved: '已保存到本机',
  },
  of: (question: string, action: string) => `${action}：${question}`,
  print: '打印说明',
  paper: {
    title: (year: number) => `${year}年核对说明`,
    about: (asked: number, explained: number, open: number) =>
      `提出问题 ${asked} 个，已答 ${explained} 个，待答 ${open} 个。`,
    level: '类别',
    question: '问题',
    answer: '答复',
    none: '没有问题。',
    open: '待答',
    colon: '：',
    stop: '。',
  },
  toSquadHint: '看看哪些记录对不上，改好或者写一句缘由。',
  backToSquad: '回到分队',
  /** Words of `post_shared` for one name with many posts. */
  manyPosts: '同一个姓名有 {posts} 个职务：{post}。请核对。',
  /** `{period}` and other names in braces are filled in from the values of the question. */
  asks: {
    value_differs: {
      title: '{figure}有两个数',
      detail: '{period}，一处 {value}，另一处 {other}。请留下对的一个。',
    },
    other_than_counted: {
      title: '{figure}：填报的和记录、名册对不上',
      detail: '{period}填报 {value}，按记录和名册算出 {counted}。',
    },
    other_than_computed: {
      title: '{figure}算出来不一样',
      detail: '填报 {value}，按各项算出 {computed}。',
    },
    part_over_whole: {
      title: '{figure}比总数还多',
      detail: '{figure} {value}，{whole} {other}。',
    },
    parts_differ: {
      title: '{figure}和各项之和不等',
      detail: '总数 {value}，各项相加 {sum}。',
    },
    inner_over_outer: {
      title: '{figure}的一段比全部还多',
      detail: '{period} {value}，{otherPeriod} {other}。',
    },
    list_length: {
      title: '{figure}和名单个数不符',
      detail: '填报 {value}，名单里有 {length} 个名字。',
    },
    handed_over_stock: {
      title: '{material}发出的比有的多',
      detail: '年初 {opening} 份，印制和调入 {entered} 份，发出 {distributed} 份。',
    },
    stock_below_zero: {
      title: '{material}账上 {balance} 份',
      detail: '领到 {received} 份，发出 {given} 份。请补记入库，或者盘点一次。',
    },
    pledge_over_households: {
      title: '签订户数多于在册户数',
      detail: '{place}：记录中最多 {highest} 户，在册 {households} 户。',
    },
    value_repeated: {
      title: '{figure}写了两次',
      detail: '{period}，两处都是 {value}。是同一个数，还是要相加的两个数？',
    },
    same_amount: {
      title: '两项经费数额相同',
      detail: '{figure}和{otherFigure}都是 {value}。是一笔钱，还是两笔？',
    },
    periods_differ: {
      title: '{figure}写了两段时间',
      detail: '{period} {value}，{otherPeriod} {other}。报告里用哪一段？',
    },
    post_shared: {
      title: '职务和人对不上',
      detail: '“{post}”写了 {holders} 个姓名。如果中途换过人，请写明日期。',
    },
    growth_without_base: {
      title: '{figure}没有上年数',
      detail: '填报 {value}，上年的数没有填，没法核对。',
    },
    opening_missing: {
      title: '{material}没有记过入库',
      detail: '发出 {distributed} 份，没有年初库存，也没有印制数。',
    },
    part_is_whole: {
      title: '{figure}和{whole}一样多',
      detail: '都是 {value}。是其中的一部分，还是另外的？',
    },
    meetings_due: {
      title: '例会少于每月一次',
      detail: '应有 {due} 次，记录 {held} 次；专题会议 {special} 次。专题会议里有没有例会？',
    },
    mean_unusual: {
      title: '每次培训的人数不寻常',
      detail: '{sessions} 次共 {people} 人次，平均每次 {mean} 人次。',
    },
    passed_not_reached: {
      title: '达标村比到过的村多',
      detail: '填报达标 {value}，有工作记录的村 {reached} 个。',
    },
    awareness_uncertain: {
      title: '知晓率还说不准',
      detail: '问了 {asked} 人次，知晓率 {rate}%，95%区间的下限 {low}%，目标 {bound}%。',
    },
    deadline_outside: {
      title: '{task}：完成日期不在阶段内',
      detail: '要求{day}完成，阶段是{period}。请改完成日期，或者改阶段。',
    },
    rate_not_whole: {
      title: '{figure}不像整数个学校算出来的',
      detail: '填报 {value}%，一共 {base} 所，{near} 所是 {rate}%。是按多少所算的？',
    },
    photo_events: {
      title: '同一张照片用在两场活动里',
      detail: '{records} 条记录的照片完全相同，分属 {events} 场活动。请核对照片。',
    },
    scans_overlap: {
      title: '两场活动的到场时间重叠',
      detail:
        '{day}，两场活动地点不同，有 {scans} 人次两边都扫了码，时间重叠 {minutes} 分钟。请核对活动时间或离开时间。',
    },
    visit_over_households: {
      title: '一次走访的户数多于在册户数',
      detail: '{place}：一条记录 {highest} 户，在册 {households} 户。',
    },
    outlier: {
      title: '这条{kind}记录比同类多很多',
      detail: '{day} {amount}，那半个月同类记录一般是 {usual}。',
    },
    repetition: {
      title: '数量经常相同',
      detail: '{quarter}的 {all} 条{kind}记录里，有 {same} 条是 {amount}。',
    },
    photo_twice: {
      title: '同一张照片用在不同的日子',
      detail: '{records} 条记录的照片完全相同，日期有 {days} 个。请核对照片。',
    },
    day_places: {
      title: '一天里的工作太多或太散',
      detail: '{day}的记录在 {towns} 个镇，共 {hours} 小时。请核对地点或日期。',
    },
    late_share: {
      title: '这个月补记的较多',
      detail: '{month}的 {all} 条记录里，有 {late} 条过了一周才记。',
    },
  } satisfies Asks as Asks,
});
