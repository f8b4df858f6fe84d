const digits = '零一二三四五六七八九十';

const sortKey = (name: string): string =>
  name.replace(/[零一二三四五六七八九十]/g, (digit) => String(digits.indexOf(digit)).padStart(2, '0'));

/** Compares names for sorting: numbers by value (第二分队 before 第十分队, 2组 before 10组), other characters by pinyin. */
export const compareNames = (a: string, b: string): number =>
  sortKey(a).localeCompare(sortKey(b), 'zh-CN', { numeric: true });
