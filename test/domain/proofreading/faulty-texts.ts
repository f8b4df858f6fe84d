import type { FindingCode, FindingKind } from '../../../src/domain/proofreading/finding.ts';

/** A text with faults, and what must be found in it: code, kind and the words of the first place. */
export interface FaultyText {
  readonly title: string;
  readonly text: string;
  readonly found: readonly (readonly [code: FindingCode, kind: FindingKind, words: string])[];
}

export const faultyTexts: readonly FaultyText[] = [
  {
    title: 'a heading that is left out',
    text: '一、基本情况\n略。\n二、主要做法\n略。\n三、成效\n略。\n五、问题\n略。',
    found: [['heading_order', 'correct', '五、']],
  },
  {
    title: 'a heading that comes twice, on the second level',
    text: '一、做法\n（一）组织\n（二）宣传\n（二）踏查\n二、问题\n（一）人手\n（二）经费',
    found: [['heading_order', 'correct', '（二）']],
  },
  {
    title: 'a list that begins late, and one that leaves an item out over paragraphs',
    text: '一、成效\n几个村面貌一新。三是群众满意。\n二、做法\n一是抓学校。\n二是抓乡村。\n四是抓场所。',
    found: [
      ['list_order', 'correct', '三是'],
      ['list_order', 'correct', '四是'],
    ],
  },
  {
    title: 'a list that is longer than announced',
    text: '下一步从三个方面着手：一是抓校园，二是抓农村，三是抓娱乐场所，四是抓网络。',
    found: [['list_length', 'correct', '四是']],
  },
  {
    title: 'names that are not as many as said',
    text: '先后翻建了12中、35中、河东小学、南岗小学、东街小学等6所学校。示范校有3所（春晖小学、育才小学）。',
    found: [
      ['list_length', 'explain', '6所'],
      ['list_length', 'correct', '3所'],
    ],
  },
  {
    title: 'parts after 其中 that are more than the whole',
    text: '全年踏查214次，其中出苗期86次、开花期63次、挂果期51次、播种期24次。',
    found: [['sum_differs', 'correct', '214次']],
  },
  {
    title: 'a part above its whole, and a total after 共',
    text: '入户走访320户，其中重点户350户。清理网吧12家、宾馆8家、药店15家，共37家。',
    found: [
      ['part_above_whole', 'correct', '350户'],
      ['sum_differs', 'correct', '37家'],
    ],
  },
  {
    title: 'brackets that make more than the number before them',
    text: '全区学校62所（小学45所、初中18所，其中民办4所）。',
    found: [['sum_differs', 'correct', '62所']],
  },
  {
    title: 'growth beside its two values: wrong, cut, right, falling',
    text: '经费由40万元增加到50万元，增长20%，宣传费由30万元增加到35万元，增长16%。发放资料8,230份，比上年的7,000份增长17.5%。走访1,100户次，比上年的1,000户次增长10%。案件由25起下降到20起，下降25%。',
    found: [
      ['growth_differs', 'correct', '20%'],
      ['growth_cut', 'explain', '16%'],
      ['growth_cut', 'explain', '17.5%'],
      ['growth_differs', 'correct', '25%'],
    ],
  },
  {
    title: 'a row of years: no base for the first, one cut, one coarser',
    text: '2017年、2018年、2019年，生均经费分别为1,799元、1,905元、2,019元，分别比上年增长3%、5.8%、6%。公用经费分别为1,300元、1,316元、1,328元，分别增长0.8%、1%、1%。',
    found: [
      ['growth_without_base', 'explain', '3%'],
      ['growth_cut', 'explain', '5.8%'],
      ['growth_coarse', 'explain', '1%'],
      ['growth_coarse', 'explain', '1%'],
    ],
  },
  {
    title: 'years one after the other',
    text: '2017年收入18,000万元，比上年下降1.1%；2018年18,595万元，增长3.3%；2019年20,736万元，增长12.5%。',
    found: [
      ['growth_without_base', 'explain', '1.1%'],
      ['growth_differs', 'correct', '12.5%'],
    ],
  },
  {
    title: 'per cent where points are meant, and wrong points',
    text: '知晓率由82%提高到91%，提高9%。满意率从90.5%上升到93.1%，上升2.8个百分点。',
    found: [
      ['points_not_percent', 'explain', '9%'],
      ['points_differ', 'correct', '2.8个百分点'],
    ],
  },
  {
    title: 'shares: one cut, one wrong',
    text: '在校学生51,264人。随迁子女11,979人，占在校学生总数的23.3%。党员78人，占志愿者286人的37.3%。',
    found: [
      ['share_cut', 'explain', '23.3%'],
      ['share_differs', 'correct', '37.3%'],
    ],
  },
  {
    title: 'means that the numbers of the text do not give, and a ratio',
    text: '有小学生34,380人、中学生16,884人。小学藏书89.8万册，生均26.5册；中学藏书63.3万册，生均40.5册。微机4,731台，人机比小学17:1、中学13:1。',
    found: [
      ['per_head_differs', 'explain', '26.5册'],
      ['per_head_differs', 'explain', '40.5册'],
      ['ratio_differs', 'explain', '17:1'],
    ],
  },
  {
    title: 'a rate that no whole number of schools makes up',
    text: '全县有学校21所。45%的学校建了图书角。',
    found: [['rate_not_whole', 'explain', '45%']],
  },
  {
    title: 'counts of one thing that differ',
    text: '全区5个镇、36个行政村都有宣传栏。全区五个镇签了责任书，两镇成立了委员会，全区共38个行政村实现覆盖。',
    found: [
      ['two_values', 'explain', '两镇'],
      ['two_values', 'explain', '38个'],
    ],
  },
  {
    title: 'money and people that stand twice',
    text: '一是保障到位，落实专项经费35万元，抽调5名干部专门负责。二是条件改善，投入35万元购置办公电脑。三是抽调五名人员组成专班。',
    found: [
      ['same_amount', 'explain', '35万元'],
      ['same_people', 'explain', '五名'],
    ],
  },
  {
    title: 'more handed out than printed, few people a training, activities written alike',
    text: '全年印制宣传单7万余份。开展大型宣传活动20余次，发放宣传资料8万余份。开展业务培训10余次，参训人员100余人次。在学校开展系列活动20余次。',
    found: [
      ['handed_above_printed', 'explain', '8万余份'],
      ['mean_small', 'explain', '100余人次'],
      ['same_count', 'explain', '20余次'],
    ],
  },
  {
    title: 'one claim for two spans of years',
    text: '2015年至2016年，全区未发生制毒、贩毒案件。2014年以来没有发生一起制毒案件。',
    found: [['two_periods', 'explain', '2014年以来']],
  },
  {
    title: 'blanks of a draft',
    text: '投入经费？万元，新建无毒村？个。知晓率%，增长-%。**区共有〔缺：志愿者〕人。\n0年0月0日',
    found: [
      ['blank', 'correct', '？万元'],
      ['blank', 'correct', '？个'],
      ['blank', 'correct', '%'],
      ['blank', 'correct', '-%'],
      ['blank', 'correct', '**'],
      ['blank', 'correct', '〔缺：志愿者〕'],
      ['blank', 'correct', '0年0月0日'],
    ],
  },
  {
    title: 'slips of the field',
    text: '创建无毒害去，打击制度贩毒，责任书签到村、组合户，管好易制度化学品。',
    found: [
      ['slip', 'correct', '无毒害去'],
      ['slip', 'correct', '制度'],
      ['slip', 'correct', '村、组合户'],
      ['slip', 'correct', '易制度'],
    ],
  },
  {
    title: 'a report on schools',
    text: [
      '我区现有中小学、幼儿园61所，其中小学50所、初中9所、幼儿园2所。在校学生51264人，其中小学34380人，初中16884人(含民办学校4375人)。',
      '在编教职工2963人，其中小学1876人，初中1087人。',
      '2002年、2003年、2004年经常性财政收入分别为18000万元、18595万元、20736万元，增长比例分别为-1.1%、3.3%、11.5%；教育拨款分别为8176万元、8461万元和10242万元，增长比例分别为3.2%、3.5%、21%。',
      '小学生人均教育事业费2002年至2004年分别为1300元、1316元、1328元，分别比上年增长0.8%、1%、1%；初中生人均事业费分别为1799元、1905元、2019元，分别增长3%、5.8%、6%。',
      '三年来，先后新建扩建了一中、二十八中、东风小学、西苑小学、红星小学等6所学校，新增建筑面积1万平方米。',
      '小学图书达89.8万册，生均26.5册，初中图书63.3万册，生均达到40.5册。',
      '人机比小学达到17：1，初中达到13：1，全区微机达4731台。',
      '外来务工人员子女11979人，占学生总数的23.3%。',
      '小学专任教师1632人，大专以上学历1263人，占77.4%，比2002年提高27.1个百分点；初中专任教师937人，其中本科以上学历794人，占84.7%。',
      '90%的学校建立了心理咨询室。',
      '科研课题立项138项，其中国家级26项。',
      '小学体育合格率98.5%，初中96%。',
    ].join('\n'),
    found: [
      ['growth_without_base', 'explain', '-1.1%'],
      ['growth_coarse', 'explain', '1%'],
      ['growth_coarse', 'explain', '1%'],
      ['growth_cut', 'explain', '5.8%'],
      ['list_length', 'explain', '6所'],
      ['per_head_differs', 'explain', '26.5册'],
      ['per_head_differs', 'explain', '40.5册'],
      ['ratio_differs', 'explain', '17：1'],
      ['share_cut', 'explain', '23.3%'],
      ['rate_not_whole', 'explain', '90%'],
    ],
  },
  {
    title: 'a district’s summary',
    text: [
      '一、组织领导',
      '区委、区政府与5个镇签订责任书，召开专题会议10余次。',
      '二、工作成效',
      '2015年至2016年，全区未发生一起制毒、贩毒案件。三是覆盖面达到100%，36个村全部达标。',
      '三、工作亮点',
      '（一）一是强化领导。五镇均成立领导小组。三是区财政拨付禁毒专项经费35万元，抽调5名工作人员集中办公。',
      '（二）两镇成立禁毒委员会，抽调5名工作人员充实到禁毒办；投入35万元，改善办公条件，配备了电脑、摄像机。开展业务培训10余次，参训人员100余人次。',
      '（三）制作宣传单7万余份，标语100余条。开展大中型宣传活动20余次，发放宣传资料8万余份，接受咨询2万余人次。在学校开展系列活动20余次。',
      '从2014年至今，没有发生制毒、贩毒、种毒案件。',
      '五、存在问题',
      '巩固无毒害去成果，镇、村、组合户层层签订责任书，管好易制度化学品。',
      '六、下步打算',
    ].join('\n'),
    found: [
      ['list_order', 'correct', '三是'],
      ['list_order', 'correct', '三是'],
      ['two_values', 'explain', '两镇'],
      ['same_people', 'explain', '5名'],
      ['same_amount', 'explain', '35万元'],
      ['mean_small', 'explain', '100余人次'],
      ['handed_above_printed', 'explain', '8万余份'],
      ['same_count', 'explain', '20余次'],
      ['two_periods', 'explain', '2014年至今'],
      ['heading_order', 'correct', '五、'],
      ['slip', 'correct', '无毒害去'],
      ['slip', 'correct', '村、组合户'],
      ['slip', 'correct', '易制度'],
    ],
  },
];
