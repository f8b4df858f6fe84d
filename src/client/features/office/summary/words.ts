import type { Missing } from '../../../../domain/reports/value.ts';
import { area } from '../../../words/area.ts';

const missing: Readonly<Record<Missing, string>> = {
  no_value: '没有记录，也没有填报',
  stated: '填报时写明暂缺',
  no_base: '上年没有数或为 0，算不出增减',
  no_operand: '要用来计算的数还没有',
  base_zero: '上年为 0，算不出增减',
  division_by_zero: '除数为 0',
  not_a_number: '不是数字，不能计算',
  not_addable: '单位不同，不能相加减',
  circular: '算来算去又算到自己',
  not_written: '还没有写',
};

/** Words of 总结. */
export const summary = area(() => import('./words.en.ts'), {
  title: '总结',
  kind: '种类',
  templates: { districtYear: '无毒害区年度总结', countyYear: '创建无毒县年度总结', monthBrief: '月度简报' },
  month: '月份',
  monthOf: (month: number) => `${month} 月`,
  year: '年度',
  yearOf: (year: string) => `${year} 年`,
  outline: '目录',
  numbered: '序号由层级自动编排。',
  paper: '总结正文',
  missing: (name: string) => `〔缺：${name}〕`,
  open: (name: string, value: string) => `${name}：${value}，查看依据`,
  lacks: (count: string) => `缺 ${count}`,
  gaps: {
    title: '签发前',
    count: (count: string) => `缺 ${count} 项`,
    none: '没有缺项。',
    show: '看缺什么',
    hint: '缺的不会写成 0。记录里没有的，到“填报数”里填上数和来源；确实没有的，写明原因。',
    enter: '去填写',
    fill: (name: string) => `去填写${name}`,
    missing,
  },
  appendix: {
    title: '附件 指标依据表',
    head: ['指标', '数值', '记录数', '已核实', '来源', '口径'],
    sources: { records: '日常记录', register: '名册', computed: '由其他指标算出', statement: '填报' },
  },
  download: {
    menu: '下载 DOCX',
    clean: '报送稿',
    review: '审阅稿（数字带依据链接）',
    working: '正在生成',
    failed: '没能生成文件，请连上网络再试一次。总结没有改动。',
  },
  failed: '没能读出数字',
  offline: '总结要用服务器上的数字，请连上网络再打开。',
  cut: '循环太多，总结没有排完。请减少模板里的“逐”。',
});
