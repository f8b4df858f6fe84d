const digits = '零一二三四五六七八九十';

const sortKey = (name: string): string =>
  name.replace(/[零一二三四五六七八九十]/g, (digit) => String(digits.indexOf(digit)).padStart(2, '0'));

/** Names as a clerk files them: 第二分队 before 第十分队, 2组 before 10组, else by their Chinese reading. */
export const compareNames = (a: string, b: string): number =>
  sortKey(a).localeCompare(sortKey(b), 'zh-CN', { numeric: true });
