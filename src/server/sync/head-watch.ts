import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { newId } from '../../domain/kernel/id.ts';
import { IdSchema, SeqSchema } from '../../protocol/kernel/primitives.ts';
import { inEveryDistrict } from '../districts/every.ts';
import type { Platform, ServerContext } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { runPeriodically } from '../platform/periodic.ts';
import { lockDistrict, readDistrict, renewEpoch } from '../records/district.ts';

/** Number of past epochs that are remembered: the same old backup may be restored again. */
const MOST_PAST = 100;

/** A district's epoch and head as a server last saw them. */
const Seen = v.object({ district: v.string(), epoch: IdSchema, head: SeqSchema, past: v.array(IdSchema) });
export type Seen = v.InferOutput<typeof Seen>;

/** Stores what was seen. It is kept outside the database, which is what a restore replaces. */
export interface HeadMemory {
  recall(): Promise<Seen | undefined>;
  keep(seen: Seen): Promise<void>;
}

/**
 * Compares a district's head with the remembered one. If it went back, or an old epoch returned, somebody restored a
 * backup: the epoch is renewed, and phones send again what the backup lacks. If the operator has renewed it already,
 * phones only compare once more.
 * @returns true if the epoch was renewed
 */
export async function lookAtHead(context: ServerContext, memory: HeadMemory): Promise<boolean> {
  const { db, district, now, random } = context;
  const seen = await memory.recall();
  const { epoch, head } = await readDistrict(db, district);
  if (seen?.district === district && seen.epoch === epoch && seen.head === head) return false;
  const known = seen?.district === district ? seen : undefined;
  const isBack = known !== undefined && (head < known.head || known.past.includes(epoch));
  const next = isBack
    ? await inTransaction(db, async (transaction) => {
        const locked = await lockDistrict(transaction, district);
        // Another server may have been faster.
        if (locked.epoch !== epoch) return locked;
        const fresh = newId(now(), random);
        await renewEpoch(transaction, district, fresh);
        return { ...locked, epoch: fresh };
      })
    : { epoch, head };
  const past = [...(known?.past ?? []), ...(known ? [known.epoch] : []), epoch].filter((each) => each !== next.epoch);
  await memory.keep({ district, epoch: next.epoch, head: next.head, past: [...new Set(past)].slice(-MOST_PAST) });
  return isBack;
}

async function readSeen(path: string): Promise<Seen | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Seen), text);
  return parsed.success ? parsed.output : undefined;
}

/** Keeps what was seen in DATA_DIR. An unreadable file counts as missing and is rewritten. */
export function headFile(dataDir: string, district: string): HeadMemory {
  const folder = join(dataDir, 'sequences');
  const path = join(folder, `${encodeURIComponent(district)}.json`);
  return {
    // Releases that served one district kept its sequence here.
    recall: async () => (await readSeen(path)) ?? readSeen(join(dataDir, 'sequence.json')),
    async keep(seen) {
      await mkdir(folder, { recursive: true });
      // Several servers may share the folder.
      const draft = `${path}.${randomUUID()}`;
      await writeFile(draft, JSON.stringify(seen), { mode: 0o600 });
      await rename(draft, path);
    },
  };
}

const HALF_MINUTE_MS = 30_000;

/** Events for the log. */
export interface HeadWatchEvents {
  readonly renewed: (district: string) => void;
  readonly failed: (thrown: unknown) => void;
}

/**
 * Checks every district now, before requests are served, and every half minute.
 * @param memoryOf returns a district's memory
 * @param every milliseconds between checks
 * @returns stops it after a last check
 */
export async function watchHeads(
  platform: Platform,
  memoryOf: (district: string) => HeadMemory,
  { renewed, failed }: HeadWatchEvents,
  every = HALF_MINUTE_MS,
): Promise<() => Promise<void>> {
  const lookAt = async (context: ServerContext): Promise<void> => {
    if (await lookAtHead(context, memoryOf(context.district))) renewed(context.district);
  };
  const look = () => inEveryDistrict(platform, lookAt, failed).catch(failed);
  const first = look();
  await first;
  const stop = runPeriodically(first, look, every);
  return async () => {
    await stop();
    await look();
  };
}
