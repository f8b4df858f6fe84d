import type { ImportTarget } from '../../../../protocol/register/import.ts';

/** Columns with an example row. File formats are not translated. */
const templates: Readonly<Record<ImportTarget, readonly string[]>> = {
  members: [
    '姓名,编号,电话,分队,角色',
    '张三,V0001,13800000000,第一分队,志愿者',
    '李四,V0002,13900000000,第一分队,分队长',
  ],
  places: [
    '名称,类型,上级,户数,人口数,学生数,代码',
    '清水镇,镇,,,,,',
    '岭头村,村,清水镇,320,1050,,',
    '一组,组,岭头村,45,150,,',
    '岭头小学,学校,岭头村,,,180,',
  ],
};

/** Returns the template as a file with a BOM, from which Excel recognizes UTF-8. */
export const templateFile = (target: ImportTarget): Blob =>
  new Blob([`\ufeff${templates[target].join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
