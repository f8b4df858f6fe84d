import { checks } from '../../domain/checks/question.ts';
import { wholeYear } from '../../domain/kernel/period.ts';
import { isActivityName, isFigure, isLedgerName } from '../../domain/records/kinds/index.ts';
import type { AskedQuestion, AskedRecord } from '../../protocol/checks/checks.ts';
import { ALL_RECORDS } from '../../protocol/figures/board.ts';
import { toSearch } from '../state/office-client.ts';
import type { Source } from './QuestionList.tsx';
import { checks as words } from './words.ts';

/** Returns the page of the desk that shows a record of a question; undefined for none. */
export function recordHref(record: AskedRecord, { values }: AskedQuestion): string | undefined {
  if (record.kind === 'statement') return `/office/statements?${toSearch({ open: record.id })}`;
  if (isActivityName(record.kind) || isLedgerName(record.kind)) return `/office/records/${record.id}`;
  if (record.kind === 'programmeTask')
    return `/office/programme?${toSearch({ programme: String(record.fields.programme ?? '') })}`;
  return 'material' in values ? '/office/stock' : undefined;
}

/** Returns the page behind a question that names no record. */
export function sourceOf({ code, values, squad }: AskedQuestion, year: number): Source | undefined {
  if (checks[code].reads === 'stock') return { href: '/office/stock', label: words.source.stock };
  const figure = isFigure(values.figure) ? values.figure : squad ? ALL_RECORDS : undefined;
  if (!figure) return undefined;
  const search = toSearch({ figure, ...wholeYear(year), squad: squad ?? undefined });
  return { href: `/office/evidence?${search}`, label: words.source.records };
}

/** Returns the page of the desk where a question is put right: that of its first record, if any. */
export const questionHref = (question: AskedQuestion, year: number): string =>
  question.records.map((record) => recordHref(record, question)).find(Boolean) ??
  sourceOf(question, year)?.href ??
  `/office/checks?${toSearch({ year: String(year) })}`;
