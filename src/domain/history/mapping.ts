import { isIdentityNumber } from '../reading/code.ts';
import { headerKey, isBlank } from '../register/import-header.ts';
import { columnsOf, FIGURE, type HistoryTarget, requiredColumns, wholeTable } from './target.ts';

export type Lines = readonly (readonly string[])[];

/** Limits of a table of past years. */
export const MAX_ROWS = 100_000;
export const MAX_COLUMNS = 200;

/** How a table is read: what each of its columns is, and what is the same in all rows. */
export interface Mapping {
  readonly target: HistoryTarget;
  /** The meaning of each column, by its place; an empty text for one that is left out. */
  readonly columns: readonly string[];
  /** Values for the whole table, as texts, where no column has them. */
  readonly constants: Readonly<Record<string, string>>;
}

/** Number of lines searched for the header: printed tables have a title and a date above it. */
const HEADER_WITHIN = 10;

const filled = (cells: readonly string[]): number => cells.filter((cell) => headerKey(cell) !== '').length;

/** Finds the line with the heads of columns: the first with the most filled cells near the top. */
export function headerLine(lines: Lines): number {
  const counts = lines.slice(0, HEADER_WITHIN).map(filled);
  return Math.max(0, counts.indexOf(Math.max(0, ...counts)));
}

/** Heads of columns in many tables, beside the names of fields. */
const usual: Readonly<Record<string, readonly string[]>> = {
  date: ['日期', '时间', '活动日期', '工作日期'],
  place: ['地点', '村', '村社区', '所在村', '地区', '乡镇', '镇'],
  squad: ['分队', '所属分队', '队伍'],
  member: ['姓名', '志愿者', '队员', '负责人'],
  note: ['备注', '说明'],
  title: ['活动名称', '名称', '主题'],
  material: ['材料', '资料', '资料名称', '宣传资料', '宣传品'],
  quantity: ['数量', '份数', '发放数量', '发放份数', '资料份数'],
  attendance: ['人次', '参加人次', '参加人数', '受教育人次'],
  households: ['户数', '走访户数', '户次'],
  figure: ['指标', '指标名称', '项目', '统计项目'],
  period: ['时间', '年份', '年度', '年月', '统计时间', '时段'],
  value: ['数值', '数量', '数', '合计', '完成数'],
  unit: ['单位', '计量单位'],
  body: ['填报单位', '部门', '责任单位'],
  who: ['来源', '数据来源', '提供单位', '提供人', '填报人'],
  document: ['文件', '文件名', '依据', '文号'],
  dated: ['文件日期', '成文日期', '填报日期'],
};

/** Names of a target's columns in the catalogue, beside the usual heads of tables. */
export interface ColumnNames {
  readonly label: (column: string) => string;
  readonly figureByName: (name: string) => string | undefined;
}

/** Guesses what a table's columns are from their heads. Each field is taken by one column. */
export function guessColumns(heads: readonly string[], target: HistoryTarget, names: ColumnNames): string[] {
  const taken = new Set<string>();
  return heads.map((head) => {
    const key = headerKey(head);
    if (key === '') return '';
    const found = columnsOf(target).find(
      (field) => !taken.has(field) && (headerKey(names.label(field)) === key || usual[field]?.includes(key)),
    );
    const figure = found || target !== 'statement' ? undefined : names.figureByName(head);
    const column = found ?? (figure === undefined ? '' : FIGURE + figure);
    if (column === '' || taken.has(column)) return '';
    taken.add(column);
    return column;
  });
}

/** Lists the places of columns that hold identity card numbers, which are never read. */
export function identityColumns(lines: Lines, header: number): readonly number[] {
  const found = new Set<number>();
  for (const cells of lines.slice(header + 1))
    for (const [place, cell] of cells.entries()) if (!found.has(place) && isIdentityNumber(cell)) found.add(place);
  return [...found];
}

/** Lists what a mapping still lacks: required columns that neither a column nor the whole table has. */
export function lackingColumns({ target, columns, constants }: Mapping): readonly string[] {
  const hasFigures = columns.some((column) => column.startsWith(FIGURE));
  const isGiven = (column: string): boolean =>
    columns.includes(column) ||
    (wholeTable(target).includes(column) && (constants[column] ?? '').trim() !== '') ||
    (hasFigures && (column === 'figure' || column === 'value'));
  return requiredColumns(target).filter((column) => !isGiven(column));
}

/** A row with its number as in a spreadsheet. */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** The rows of a table below its header; blank ones are skipped. */
export function tableRows(lines: Lines, header: number): readonly TableRow[] {
  const title = (lines[header] ?? []).map(headerKey).join('\n');
  return lines.flatMap((cells, index) =>
    index > header && !isBlank(cells) && cells.map(headerKey).join('\n') !== title ? [{ row: index + 1, cells }] : [],
  );
}
