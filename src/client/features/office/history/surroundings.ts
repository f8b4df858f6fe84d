import { entryFor } from '../../../../domain/figures/catalogue.ts';
import { makeFinder } from '../../../../domain/history/names.ts';
import type { Surroundings } from '../../../../domain/history/read-row.ts';
import { type HistoryTarget, namedKinds } from '../../../../domain/history/target.ts';
import type { Day } from '../../../../domain/kernel/day.ts';
import { type KindName, kindOf } from '../../../../domain/records/kinds/index.ts';
import { figureByName, unitsOf } from '../../../figures/stated-names.ts';
import { optionLabel, unitWord } from '../../../records/kind-words.ts';
import { createReferences, type LocalRecord } from '../../../state/records.ts';

/** Words that may follow a number of a field: its unit, and those that depend on another field. */
function unitWords(kind: KindName, field: string): readonly string[] {
  const spec = kindOf(kind).fields[field];
  if (spec?.type !== 'count' && spec?.type !== 'decimal') return [];
  const by = spec.type === 'count' ? Object.values(spec.unitBy?.units ?? {}) : [];
  return [...(spec.unit ? [spec.unit] : []), ...by].map(unitWord);
}

/** Reads the register on this device, against which a table's cells are read; undefined while it loads. */
export function createSurroundings(): (target: HistoryTarget, today: Day) => Surroundings | undefined {
  const lists = namedKinds.map((kind) => createReferences(kind));
  return (target, today) => {
    const loaded = lists.map((list) => list());
    if (loaded.some((list) => list === undefined)) return undefined;
    const records = loaded.flatMap((list) => (list ?? []).map(({ record }: LocalRecord) => record));
    return {
      today,
      find: makeFinder(records),
      optionLabel: (field, option) => optionLabel(target, field, option),
      unitWords: (field) => unitWords(target, field),
      figureByName,
      entryOf: entryFor,
      figureUnits: unitsOf,
    };
  };
}
