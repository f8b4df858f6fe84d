import { area } from '../words/area.ts';

/** Words of a report's documents, which are Chinese in every language of the app. */
export const reportWords = area(() => import('./words.en.ts'), {
  appendix: (at: number) => `附件${at} 指标依据表`,
  table: '指标依据表',
  asked: (at: number) => `附件${at} 核对说明`,
  askedHeads: ['类别', '问题', '答复'],
  heads: ['指标', '数值', '单位', '记录数', '已核实', '来源', '口径或说明'],
  sources: { records: '日常记录', register: '名册', computed: '由其他指标算出', statement: '填报' },
  flags: { yes: '是', no: '否' },
  missing: (name: string) => `〔缺：${name}〕`,
  explained: '缺项说明',
});
