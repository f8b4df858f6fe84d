import type { Source } from './source.ts';

/** Every source of the learning pages. Values of the law name theirs too. */
export const sources = {
  'anti-drug-law': {
    title: '《中华人民共和国禁毒法》',
    by: '全国人民代表大会常务委员会',
    date: '2007-12-29',
    sure: 'read',
  },
  'criminal-law': { title: '《中华人民共和国刑法》', by: '全国人民代表大会', date: '2023-12-29', sure: 'read' },
  'rehabilitation-rules': { title: '《戒毒条例》', by: '国务院', date: '2018-09-18', sure: 'read' },
  'drug-crime-interpretation': {
    title: '《关于审理毒品犯罪案件适用法律若干问题的解释》（法释〔2016〕8号）',
    by: '最高人民法院',
    date: '2016',
    sure: 'read',
  },
  'public-order-law': {
    title: '《中华人民共和国治安管理处罚法》（2025年修订）',
    by: '全国人民代表大会常务委员会',
    date: '2025-06-27',
    sure: 'second-hand',
  },
  'licence-rules': { title: '《机动车驾驶证申领和使用规定》', by: '公安部', sure: 'read' },
  'notice-fentanyl': {
    title: '《关于将芬太尼类物质列入〈非药用类麻醉药品和精神药品管制品种增补目录〉的公告》',
    by: '公安部、国家卫生健康委员会、国家药品监督管理局',
    date: '2019-04-01',
    sure: 'read',
  },
  'fentanyl-entry': { title: '“芬太尼”词条', by: 'shidingxian.com', sure: 'second-hand' },
  'notice-cannabinoids': {
    title: '《关于将合成大麻素类物质和氟胺酮等18种物质列入〈非药用类麻醉药品和精神药品管制品种增补目录〉的公告》',
    by: '公安部、国家卫生健康委员会、国家药品监督管理局',
    date: '2021-03-15',
    sure: 'read',
  },
  'cannabinoids-report': {
    title: '关于合成大麻素类物质整类列管的报道',
    by: '中国网',
    date: '2021-05-13',
    sure: 'read',
  },
  'branch-entry': { title: '“小树枝”词条', by: 'mbji.cn', date: '2024-10-16', sure: 'second-hand' },
  'vape-guangdong': {
    title: '广东省禁毒委员会关于“上头电子烟”的提醒',
    by: '羊城晚报、广东禁毒',
    date: '2022-10-31',
    sure: 'second-hand',
  },
  'notice-etomidate': {
    title: '《关于调整麻醉药品和精神药品目录的公告》（2023年第120号）',
    by: '国家药监局、公安部、国家卫生健康委',
    date: '2023-09-06',
    sure: 'read',
  },
  'etomidate-explained': {
    title: '《明确了！“依托咪酯”（“烟粉”）纳入列管！》',
    by: '学校网页 zqjmxx.com',
    date: '2023-09-12',
    sure: 'read',
  },
  'etomidate-heyuan': {
    title: '《下月起吸食部分电子烟将按吸毒处理》',
    by: '河源市公安局禁毒支队，见河源新闻网',
    date: '2023-09-26',
    sure: 'read',
  },
  'vape-ningde': {
    title: '《警惕！上头电子烟：隐形的健康杀手》',
    by: '宁德禁毒',
    date: '2024-11-06',
    sure: 'read',
  },
  'notice-2024-54': {
    title: '《关于调整精神药品目录的公告》（2024年第54号）',
    by: '国家药监局、公安部、国家卫生健康委',
    date: '2024-04-30',
    sure: 'read',
  },
  'cough-medicine': {
    title: '《重要调整！7月1日起施行》（公告全文和右美沙芬的说明）',
    by: 'office369.com 转载',
    date: '2024-05-08',
    sure: 'second-hand',
  },
  'cough-medicine-sale': {
    title: '《这种镇咳药被列管，向滥用说“不”！》',
    by: '新华视点',
    date: '2024-08-23',
    sure: 'read',
  },
  'medicines-notice': {
    title: '《关于进一步加强复方地芬诺酯片等药品管理的通知》的报道',
    by: '国家药监局、公安部、国家邮政局，见 chinajk.org',
    sure: 'second-hand',
  },
  'notice-nitazenes': {
    title: '《警惕！这些物质纳入管制！》',
    by: '国家禁毒办2025年6月19日发布会，网易号转载',
    date: '2025-06-19',
    sure: 'read',
  },
  'ghb-kepu': { title: '关于γ-羟丁酸列管的科普文章', by: '科普中国', sure: 'read' },
  'disguises-prosecutor': { title: '检察机关“古检君提醒”：新型毒品的伪装', by: '网易号转载', sure: 'second-hand' },
  'disguises-handbook': {
    title: '《新型毒品套路多 花样翻新陷阱深》（公安部国家毒品实验室花镇东谈新型毒品）',
    by: '国际禁毒日宣传册',
    sure: 'second-hand',
  },
  'stamp-shenzhen': { title: '关于“邮票”毒品的提醒', by: '深圳公安', date: '2018-10-08', sure: 'read' },
  'food-or-drug': { title: '《是食品还是毒品？我们来教你识别》', by: 'csshjdxh.com', date: '2022-02-07', sure: 'read' },
  'nitrous-police': { title: '“笑气”的危害和管理', by: '公安部新闻传媒，网易号转载', sure: 'second-hand' },
  'ketamine-entry': { title: '关于K粉危害的文章', by: 'cndmpd.cn', date: '2020-10-10', sure: 'second-hand' },
  'ketamine-bladder': { title: '关于氟胺酮和K粉危害的文章', by: 'cndmpd.cn', date: '2023-08-18', sure: 'second-hand' },
  'ecstasy-entry': { title: '关于摇头丸的文章', by: 'doggiehome.com 转载', sure: 'second-hand' },
  'meth-entry': { title: '关于冰毒危害的文章', by: 'chemcp.com', sure: 'second-hand' },
  'heroin-cctv': { title: '毒品知识：海洛因', by: '央视网', date: '2008-06-25', sure: 'read' },
  'heroin-zhongxiang': { title: '毒品知识：海洛因', by: 'cjyun.org 钟祥', sure: 'second-hand' },
  'opium-entry': { title: '《什么是大烟？》', by: 'bjhuayou.cn', date: '2020-01-07', sure: 'second-hand' },
  'husk-report': { title: '《食品中添加罂粟壳何以屡禁不绝》', by: '法治日报', date: '2023-02-27', sure: 'read' },
  'poppy-compared': { title: '虞美人和罂粟的区别', by: 'gengzhongbang.com', sure: 'read' },
  'poppy-washington': {
    title: '《Compare: Papaver somniferum, Papaver rhoeas》',
    by: 'nwwildflowers.com',
    sure: 'read',
  },
  'poppy-hunan': { title: '罂粟、虞美人、草果的区别', by: 'hunanlong.com', sure: 'second-hand' },
  'hemp-marks': { title: '大麻的形态特征', by: '43u.com.cn', sure: 'read' },
  'hemp-kinds': { title: '工业大麻与毒品大麻', by: '网易号文章', sure: 'read' },
  'kenaf-entry': { title: '“洋麻”词条', by: 'szzy.7lue.cn', sure: 'second-hand' },
  'velvetleaf-entry': { title: '《箐麻是什么植物》', by: 'kxting.com', date: '2022-11-26', sure: 'second-hand' },
  'maple-entry': { title: '鸡爪槭的形态特征', by: 'huangye88.com', sure: 'second-hand' },
  'crisis-line': {
    title: '应用“12356”全国统一心理援助热线电话号码的通知，见报道',
    by: '国家卫生健康委',
    date: '2024-12-25',
    sure: 'read',
  },
  'child-signs': {
    title: '《这类花俏零食实为毒品，未成年人务必小心》（禁毒部门总结的迹象）',
    by: '德阳市中西医结合医院',
    date: '2024-06-25',
    sure: 'read',
  },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;

/** Returns a source of the table by its id, and any other as it is. */
export const sourceOf = (cited: SourceId | Source): Source => (typeof cited === 'string' ? sources[cited] : cited);
