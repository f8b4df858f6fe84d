import { isYear } from '../../../../domain/kernel/period.ts';
import type { ReportScope } from '../../../../domain/reports/figure-source.ts';
import type { Run } from '../../../../domain/reports/render.ts';
import { valueHref } from '../../../reports/evidence.ts';
import { entriesByName } from '../../../reports/figure-names.ts';

type OfRun<Type extends Run['type']> = Extract<Run, { type: Type }>;

/** The address where a missing value is stated; undefined for what the template computes, and for parts of a year. */
export function gapHref(name: string, scope: ReportScope): string | undefined {
  const entry = isYear(scope.periods.present) ? entriesByName().get(name) : undefined;
  return entry && valueHref(entry, { period: 'present' }, scope, entry.source !== 'register');
}

/** The address of what stands behind a figure; undefined for what the template computes. */
export function runHref({ name, of, value }: OfRun<'figure'>, scope: ReportScope): string | undefined {
  const entry = entriesByName().get(name);
  return entry && valueHref(entry, of, scope, value.type !== 'missing' && value.isStated === true);
}
