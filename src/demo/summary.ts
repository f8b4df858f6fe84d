import { dayAt, yearOf } from '../domain/kernel/day.ts';
import type { FieldValue } from '../domain/records/field.ts';
import type { Kind } from '../domain/records/kind.ts';
import { type Figure, kindOf } from '../domain/records/kinds/index.ts';
import { isPlanOnly } from '../domain/records/record.ts';
import type { Draft } from './draft.ts';
import type { DemoContent } from './prepare.ts';

interface Sum {
  readonly reported: number;
  readonly verified: number;
  readonly records: number;
}

const nothing: Sum = { reported: 0, verified: 0, records: 0 };

/** Computes what the drafts add to each figure of a year, from the drafts alone. */
export function sumsOfYear(drafts: readonly Draft[], year: number): ReadonlyMap<Figure, Sum> {
  const sums = new Map<Figure, Sum>();
  for (const { kind, steps } of drafts) {
    const fields: Record<string, FieldValue> = Object.assign({}, ...steps.map((step) => step.fields));
    const verdict = steps.findLast((step) => step.review)?.review?.verdict;
    if (typeof fields.date !== 'string' || yearOf(fields.date) !== year || verdict === 'returned') continue;
    if (isPlanOnly({ kind, fields })) continue;
    const values = fields as Parameters<Kind['contributions']>[0];
    for (const { figure, quantity } of kindOf(kind).contributions(values)) {
      const { reported, verified, records } = sums.get(figure) ?? nothing;
      sums.set(figure, {
        reported: reported + quantity,
        verified: verified + (verdict === 'verified' ? quantity : 0),
        records: records + 1,
      });
    }
  }
  return sums;
}

/** Describes the demo's content in one line. */
export function summaryOf({ drafts }: DemoContent, now: number): string {
  const year = yearOf(dayAt(now));
  const copies = (of: number): string => {
    const { reported = 0, verified = 0 } = sumsOfYear(drafts, of).get('leaflet.distributed') ?? {};
    return `${of}: ${reported} copies handed out, ${verified} of them verified`;
  };
  return `${drafts.length} records (${copies(year - 1)}; ${copies(year)})`;
}
