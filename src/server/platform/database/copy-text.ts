import { CompiledQuery, type Kysely } from 'kysely';
import { CopyData, CopyRows } from './copy-client.ts';
import type { Database } from './tables.ts';

const copyDone = Buffer.from([0x63, 0, 0, 0, 4]);

/** Builds a CopyData message: https://www.postgresql.org/docs/18/protocol-message-formats.html */
function dataMessage(bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head[0] = 0x64;
  head.writeInt32BE(bytes.length + 4, 1);
  return Buffer.concat([head, bytes]);
}

/**
 * Streams the rows of `COPY … TO STDOUT`, several in each chunk. Memory does not grow with the table.
 * @param db a transaction or a connection
 */
export async function* copyOut(db: Kysely<Database>, statement: string): AsyncGenerator<Buffer> {
  const into = new CopyRows();
  const done = db.executeQuery(CompiledQuery.raw(statement, [into])).then(
    () => void into.rows.push(null),
    (failure: Error) => void into.rows.destroy(failure),
  );
  yield* into.rows;
  await done;
}

/** Writes whole rows in the format of the statement `COPY … FROM STDIN`. */
export async function copyIn(db: Kysely<Database>, statement: string, rows: Uint8Array): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(statement, [new CopyData([dataMessage(rows), copyDone])]));
}
