import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Scope } from '../../domain/kernel/scope.ts';
import type { DigestRequest, DigestResponse } from '../../protocol/sync/digest.ts';
import type { SyncMeta } from '../data/idb/rows.ts';
import type { SyncStore } from '../data/store.ts';
import type { Checked } from '../data/store-types.ts';
import { countDifferences, digestOf, readLines } from './digest-lines.ts';
import type { SyncEngine } from './engine-types.ts';
import type { Exchange, TransportFailure } from './transport.ts';

/** Why nothing was compared; `busy_phone`: the phone is not up to date or is being written to. */
type CheckFailure = { readonly code: TransportFailure['code'] | 'busy_phone' };

export type CheckResult = Result<Checked, CheckFailure>;

export type AskDigest = (request: DigestRequest) => Exchange<DigestResponse>;

export interface CheckOptions {
  readonly store: Pick<SyncStore, 'state' | 'scopeRecords' | 'refetch' | 'setChecked'>;
  readonly engine: Pick<SyncEngine, 'run'>;
  readonly ask: AskDigest;
}

type Lines = ReadonlyMap<string, string>;

interface Comparison {
  readonly epoch: string;
  readonly time: number;
  /** Number of scopes with a digest from both sides. */
  readonly compared: number;
  readonly differing: ReadonlyMap<Scope, Lines>;
}

const isReady = (sync: SyncMeta): sync is SyncMeta & { epoch: string } =>
  sync.epoch !== null && !sync.sweeping && !sync.refetching?.length && Object.keys(sync.cursors).length > 0;

const notNow = err({ code: 'busy_phone' } as const);

/** Compares all scopes with the same cursor on phone and server. */
async function compare({ store, ask }: CheckOptions): Promise<Result<Comparison, CheckFailure>> {
  const before = await store.state();
  if (!before.ok || !isReady(before.value.sync)) return notNow;
  const { epoch, cursors, newer, opaque } = before.value.sync;
  const answer = await ask({ epoch, cursors: { ...cursors } });
  if (!answer.ok) return answer;
  if (answer.value.epoch !== epoch) return notNow;
  const differing = new Map<Scope, Lines>();
  let compared = 0;
  for (const [scope, expected] of Object.entries(answer.value.scopes)) {
    // Scopes with records that only a later release can read are not compared.
    if (newer?.scopes.includes(scope) || opaque?.scopes.includes(scope)) continue;
    const lines = await readLines(store, scope);
    const found = await digestOf(lines);
    const now = await store.state();
    // A pull changed the scope while it was read.
    if (!now.ok || now.value.sync.epoch !== epoch || now.value.sync.cursors[scope] !== cursors[scope]) continue;
    compared++;
    if (found.count !== expected.count || found.digest !== expected.digest) differing.set(scope, lines);
  }
  return ok({ epoch, time: answer.value.time, compared, differing });
}

/**
 * Compares the phone's records with the server's and downloads differing scopes again. Unsent changes are not touched.
 */
export async function checkData(options: CheckOptions): Promise<CheckResult> {
  const { store, engine } = options;
  await engine.run();
  const first = await compare(options);
  if (!first.ok) return first;
  const { epoch, time, compared, differing } = first.value;
  if (compared === 0) return notNow;
  let checked: Checked = { at: time, differences: 0, same: true };
  if (differing.size > 0) {
    const begun = await store.refetch(epoch, [...differing.keys()]);
    if (!begun.ok || !begun.value) return notNow;
    await engine.run();
    let differences = 0;
    for (const [scope, lines] of differing) differences += countDifferences(lines, await readLines(store, scope));
    const second = await compare(options);
    if (!second.ok) return second;
    checked = { at: time, differences, same: second.value.differing.size === 0 };
  }
  await store.setChecked(checked);
  return ok(checked);
}
