/** One line of a bench's table. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'KB' | 'MB' | 'bytes' | 'ms' | 's' | '/s' | '×' | '%' | '';
  /** The value should be at most this. */
  readonly goal?: number;
  /** The value should be at least this. */
  readonly atLeast?: number;
}

export interface Report {
  readonly bench: string;
  readonly measures: readonly Measure[];
  /** How it was measured. */
  readonly notes: readonly string[];
}

const isMet = ({ value, goal = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }: Measure): boolean =>
  value <= goal && value >= atLeast;

const hasGoal = ({ goal, atLeast }: Measure): boolean => goal !== undefined || atLeast !== undefined;

/** Wide characters take two columns of a terminal. */
const pad = (text: string, width: number): string => {
  const wide = [...text].filter((character) => character > '\u2E7F').length;
  return text.padEnd(Math.max(0, width - wide));
};

const line = (measure: Measure): string => {
  const { name, value, unit, goal, atLeast } = measure;
  const wanted = [
    ...(goal === undefined ? [] : [`≤ ${goal} ${unit}`]),
    ...(atLeast === undefined ? [] : [`≥ ${atLeast} ${unit}`]),
  ];
  const verdict = hasGoal(measure) ? `goal ${wanted.join(', ')}  ${isMet(measure) ? 'ok' : 'MISSED'}` : '';
  const digits = unit === '×' ? 2 : 1;
  return `  ${pad(name, 56)}${`${value.toFixed(digits)} ${unit}`.padStart(12)}   ${verdict}`.trimEnd();
};

/** A table for people, then one JSON object for programs as the last line. */
export function printReport({ bench, measures, notes }: Report): void {
  console.log(`\n${bench}`);
  for (const measure of measures) console.log(line(measure));
  for (const note of notes) console.log(`  · ${note}`);
  const figures = measures.map((measure) => {
    const { name, value, unit, goal, atLeast } = measure;
    return {
      name,
      value: Number(value.toFixed(2)),
      unit,
      ...(goal === undefined ? {} : { goal }),
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(hasGoal(measure) ? { ok: isMet(measure) } : {}),
    };
  });
  console.log(`\n${JSON.stringify({ bench, ok: measures.every(isMet), measures: figures })}`);
}

/**
 * The value that a share of all does not exceed.
 * @param share for example 0.95
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
