import type { HistoryIssue, IssueSum } from '../../../../domain/history/issue.ts';
import { FIGURE, type HistoryTarget } from '../../../../domain/history/target.ts';
import type { FailureCode } from '../../../../domain/kernel/failure.ts';
import { nameOf } from '../../../figures/figure-text.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { refusalText } from '../../../records/refusal-text.ts';
import { type OwnCode, history as words } from './words.ts';

type OwnColumn = keyof typeof words.mapping.columns;

const isOwnColumn = (column: string): column is OwnColumn => Object.hasOwn(words.mapping.columns, column);

/** The name of what a column is. */
export function columnName(target: HistoryTarget, column: string): string {
  if (column.startsWith(FIGURE)) return nameOf(column.slice(FIGURE.length));
  return target === 'statement' && isOwnColumn(column) ? words.mapping.columns[column] : fieldLabel(target, column);
}

const isOwn = (code: string): code is OwnCode => Object.hasOwn(words.codes, code);

/** Explains what is wrong with a cell, and how to correct it. */
export function issueText(
  target: HistoryTarget,
  { code, column, limit }: Pick<HistoryIssue | IssueSum, 'code' | 'column' | 'limit'>,
): string {
  const problem = isOwn(code)
    ? words.codes[code]
    : refusalText({ code: code as FailureCode, ...(limit === undefined ? {} : { limit }) });
  return column === undefined ? problem : words.result.column(columnName(target, column), problem);
}
