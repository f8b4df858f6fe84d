import type { Run } from '../../../../domain/reports/render.ts';
import { evidenceHref } from '../../../reports/evidence.ts';
import { entriesByName } from '../../../reports/figure-names.ts';

type OfRun<Type extends Run['type']> = Extract<Run, { type: Type }>;

/** The address where a missing value is stated; undefined for what the template computes. */
export function gapHref(name: string, year: number): string | undefined {
  const entry = entriesByName.get(name);
  return entry && evidenceHref(entry, { period: 'present' }, year, entry.source !== 'register');
}

/** The address of what stands behind a figure; undefined for what the template computes. */
export function runHref({ name, of, value }: OfRun<'figure'>, year: number): string | undefined {
  const entry = entriesByName.get(name);
  return entry && evidenceHref(entry, of, year, value.type !== 'missing' && value.isStated === true);
}
