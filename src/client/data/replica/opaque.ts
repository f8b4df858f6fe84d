import { kinds } from '../../../domain/records/kinds/registry.ts';
import { PROTOCOL } from '../../../protocol/kernel/version.ts';
import { readOpaque } from '../../../protocol/sync/pull.ts';
import { type Tx, under } from '../idb/backend.ts';
import { readSync, writeMeta } from '../meta.ts';
import { withPending } from './local-record.ts';
import { isOpaque, makeRow } from './record-row.ts';
import { writeRows } from './write-record.ts';

/** Identifies what this release can read; another may read more. */
export const reader = (): string => [PROTOCOL, ...Object.keys(kinds)].join(' ');

/**
 * Reads opaque records again that another release kept; those that are now known appear in lists.
 * @returns whether some stay opaque
 */
export async function readKept(tx: Tx): Promise<boolean> {
  const { opaque, ...sync } = await readSync(tx);
  if (!opaque || opaque.by === reader()) return opaque !== undefined;
  const left: string[] = [];
  for (const scope of opaque.scopes) {
    const rows = await tx.range('record', { index: 'byScope', ...under(scope) });
    const read = (await withPending(tx, rows)).flatMap(({ id, base, pending, generation }) => {
      if (!base || !isOpaque(base)) return [];
      const record = readOpaque(base);
      if (!record) left.push(scope);
      return record ? [{ id, row: makeRow(id, record, pending, generation) }] : [];
    });
    await writeRows(tx, read);
  }
  await writeMeta(tx, 'sync', {
    ...sync,
    ...(left.length ? { opaque: { by: reader(), scopes: [...new Set(left)] } } : {}),
  });
  return left.length > 0;
}
