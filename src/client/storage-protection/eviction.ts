import * as v from 'valibot';
import { IdSchema, TimeSchema } from '../../protocol/kernel/primitives.ts';

/*
 * A browser that runs out of space clears IndexedDB as a whole, and keeps localStorage and cookies, or the cookies
 * alone. So a note lies in localStorage of what the phone held. A phone that finds the note and no records was cleared.
 */

const Holdings = v.object({
  member: IdSchema,
  /** Changes that only this phone had. */
  unsent: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
export type Holdings = v.InferOutput<typeof Holdings>;

const EvictionSchema = v.object({
  /** Phone time of finding out. */
  at: TimeSchema,
  /** Changes that only this phone had, as far as is known. */
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

/** Notes what the phone holds; null when it was emptied on purpose. */
export function noteHoldings(memory: Memory, holdings: Holdings | null): void {
  if (holdings) memory.setItem(HOLDINGS, JSON.stringify(holdings));
  else memory.removeItem(HOLDINGS);
}

/**
 * Was this phone cleared? To be asked at start, before anything is written.
 * @param isEmpty whether the phone's records, and with them its owner, are gone
 * @param now phone time, milliseconds since 1970
 * @returns what is known of it, also of an earlier time until it was read
 */
export function findEviction(memory: Memory, isEmpty: boolean, now: number): Eviction | undefined {
  const held = read(memory, HOLDINGS, Holdings);
  if (isEmpty && held) return noteEviction(memory, held.unsent, now);
  return read(memory, EVICTION, EvictionSchema);
}

/** Notes that the phone was cleared, until somebody has read it. */
export function noteEviction(memory: Memory, unsent: number | null, now: number): Eviction {
  const eviction = { at: now, unsent };
  memory.setItem(EVICTION, JSON.stringify(eviction));
  memory.removeItem(HOLDINGS);
  return eviction;
}

/** Somebody has read it. */
export function forgetEviction(memory: Memory): void {
  memory.removeItem(EVICTION);
}
