import { dayAt, yearOf } from '../domain/kernel/day.ts';
import type { DemoContent } from './prepare.ts';
import { sumsOfYear } from './sums.ts';

/** Describes the demo's content in one line. */
export function summaryOf({ drafts }: DemoContent, now: number): string {
  const year = yearOf(dayAt(now));
  const copies = (of: number): string => {
    const { reported = 0, verified = 0 } = sumsOfYear(drafts, of).get('leaflet.distributed') ?? {};
    return `${of}: ${reported} copies handed out, ${verified} of them verified`;
  };
  return `${drafts.length} records (${copies(year - 1)}; ${copies(year)})`;
}
