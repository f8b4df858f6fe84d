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

/** Epochs that are over are remembered so many back: the same old backup may be restored again. */
const MOST_PAST = 100;

/** How far a district's sequence had got when a server looked last. */
const Seen = v.object({ district: v.string(), epoch: IdSchema, head: SeqSchema, past: v.array(IdSchema) });
export type Seen = v.InferOutput<typeof Seen>;

/** Where it is kept: not in the database, which is what gets replaced. */
export interface HeadMemory {
  recall(): Promise<Seen | undefined>;
  keep(seen: Seen): Promise<void>;
}

/**
 * A sequence never goes back by itself, and no epoch comes again. Where one has, somebody restored a backup: the epoch is
 * renewed here, so that phones send again what the backup lacks. Where the operator has done so already, it costs the
 * phones one more comparison and nothing else.
 * @returns whether that was so
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

/** Keeps it in DATA_DIR. A file that can not be read counts as none: the next look writes it anew. */
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

/** What the log is told. */
export interface HeadWatchEvents {
  readonly renewed: (district: string) => void;
  readonly failed: (thrown: unknown) => void;
}

/**
 * Looks at every district now, before anything is served, and every half minute.
 * @param memoryOf where a district's sequence is remembered
 * @param every milliseconds between looks
 * @returns looks a last time and ends it
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
