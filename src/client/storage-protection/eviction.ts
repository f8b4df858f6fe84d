import * as v from 'valibot';
import { IdSchema, TimeSchema } from '../../protocol/kernel/primitives.ts';

/*
 * A browser short of space clears the whole IndexedDB but may keep localStorage and cookies, or only cookies. So
 * localStorage holds a note of what the phone stored. A note without records means that the browser cleared the phone.
 */

const Holdings = v.object({
  member: IdSchema,
  /** Number of changes that only this phone had. */
  unsent: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
export type Holdings = v.InferOutput<typeof Holdings>;

const EvictionSchema = v.object({
  /** Phone time of the discovery. */
  at: TimeSchema,
  /** Number of changes that only this phone had; null if unknown. */
  unsent: v.nullable(v.number()),
});
export type Eviction = v.InferOutput<typeof EvictionSchema>;

type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const HOLDINGS = 'qingyuan.holds';
const EVICTION = 'qingyuan.evicted';

function read<S extends v.GenericSchema>(memory: Memory, key: string, schema: S): v.InferOutput<S> | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), memory.getItem(key));
  return parsed.success ? parsed.output : undefined;
}

/** Notes what the phone stores; null after it was emptied on purpose. */
export function noteHoldings(memory: Memory, holdings: Holdings | null): void {
  if (holdings) memory.setItem(HOLDINGS, JSON.stringify(holdings));
  else memory.removeItem(HOLDINGS);
}

/**
 * Finds out whether the browser cleared this phone. Call at start, before anything is written.
 * @param isEmpty whether the records, including the identity, are gone
 * @param now phone time, milliseconds since 1970
 * @returns what is known about the eviction, including an earlier one until it is dismissed
 */
export function findEviction(memory: Memory, isEmpty: boolean, now: number): Eviction | undefined {
  const held = read(memory, HOLDINGS, Holdings);
  if (isEmpty && held) return noteEviction(memory, held.unsent, now);
  return read(memory, EVICTION, EvictionSchema);
}

/** Notes that the phone was cleared, until the user dismisses it. */
export function noteEviction(memory: Memory, unsent: number | null, now: number): Eviction {
  const eviction = { at: now, unsent };
  memory.setItem(EVICTION, JSON.stringify(eviction));
  memory.removeItem(HOLDINGS);
  return eviction;
}

/** Deletes the note after the user dismissed it. */
export function forgetEviction(memory: Memory): void {
  memory.removeItem(EVICTION);
}
