import { CompiledQuery, type Kysely } from 'kysely';
import { type BinaryType, type Bytes, makeBytes, writeInt16, writeInt32, writeRaw, writers } from './binary.ts';
import { CopyData } from './copy-client.ts';
import type { Database } from './tables.ts';

/**
 * Type byte of a CopyData message; the length follows: https://www.postgresql.org/docs/18/protocol-message-formats.html
 */
const letter = 0x64;
const NULL = -1;

/** Builds a whole protocol message. @param buffer target, used if it is large enough */
function message(write: (bytes: Bytes) => void, buffer: Buffer = Buffer.allocUnsafe(64)): Buffer {
  const bytes = makeBytes(buffer);
  bytes.buffer[0] = letter;
  bytes.at = 5;
  write(bytes);
  bytes.buffer.writeInt32BE(bytes.at - 1, 1);
  return bytes.buffer.subarray(0, bytes.at);
}

/** Header of a binary COPY: https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS-BINARY */
const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const beginning = message((bytes) => writeRaw(bytes, signature));
const end = message((bytes) => writeInt16(bytes, -1));
const copyDone = Buffer.from([0x63, 0, 0, 0, 4]);

/** Maximum bytes kept for the next push. Beyond this, a burst's buffers are left to the garbage collector. */
const MOST_BYTES = 16_000_000;

const spare: Buffer[] = [];
let bytes = 0;

/**
 * Takes a buffer for rows. Buffers of hundreds of kilobytes live until PostgreSQL has read them, beyond the young
 * generation; freed only by major collections, they made up a third of the server's memory in a burst.
 */
function takeBuffer(size: number): Buffer {
  const at = spare.findIndex((buffer) => buffer.length >= size);
  const [found] = at < 0 ? [] : spare.splice(at, 1);
  if (!found) return Buffer.allocUnsafeSlow(size);
  bytes -= found.length;
  return found;
}

/** Returns a part's whole memory for reuse. Nobody may read it afterwards. */
function releaseBuffer({ buffer }: Buffer): void {
  if (buffer instanceof SharedArrayBuffer || bytes + buffer.byteLength > MOST_BYTES) return;
  bytes += buffer.byteLength;
  spare.push(Buffer.from(buffer));
}

/** Columns with the same value in all rows. */
type Same = Readonly<Record<string, readonly [type: BinaryType, value: unknown]>>;

type Writer = (to: Bytes, value: unknown) => void;

/** Initial buffer size for each row, in bytes. A row of a change has about 500. */
const ROW_BYTES = 600;

/** Builds the start of every row: the number of columns and those with the same value in all rows. */
function beginningOfRow(same: Same, columns: number): Buffer {
  const values = Object.values(same);
  const bytes = makeBytes(Buffer.allocUnsafe(ROW_BYTES));
  writeInt16(bytes, values.length + columns);
  for (const [type, value] of values) (writers[type] as Writer)(bytes, value);
  return bytes.buffer.subarray(0, bytes.at);
}

/** Rows ready to be written to a table. */
export interface CopyPart {
  readonly statement: string;
  readonly rows: Buffer;
}

/**
 * Prepares rows for a table. The rows are not needed afterwards.
 * @param columns the rows' columns and their types; `undefined` and `null` are NULL
 * @param same columns with the same value in all rows
 */
export function prepareCopy<Row>(
  table: keyof Database & string,
  rows: readonly Row[],
  columns: Readonly<Partial<Record<keyof Row & string, BinaryType>>>,
  same: Same,
): CopyPart {
  const typed = Object.entries(columns) as [keyof Row & string, BinaryType][];
  const encoders = typed.map(([name, type]) => [name, writers[type] as Writer] as const);
  const start = beginningOfRow(same, typed.length);
  const names = [...Object.keys(same), ...typed.map(([name]) => name)].map((name) => `"${name}"`);
  return {
    statement: `COPY "${table}" (${names.join(', ')}) FROM STDIN (FORMAT binary)`,
    rows: message(
      (bytes) => {
        for (const row of rows) {
          writeRaw(bytes, start);
          for (const [name, write] of encoders) {
            const value = row[name];
            if (value === null || value === undefined) writeInt32(bytes, NULL);
            else write(bytes, value);
          }
        }
      },
      takeBuffer(rows.length * ROW_BYTES),
    ),
  };
}

/**
 * Writes rows by COPY, which is faster than any INSERT. Parts of one table are joined; tables keep the order of their
 * first part. The parts cannot be used again. A duplicate key fails the statement, as in an INSERT without ON CONFLICT.
 */
export async function copy(db: Kysely<Database>, parts: readonly CopyPart[]): Promise<void> {
  const tables = new Map<string, Buffer[]>();
  for (const { statement, rows } of parts) {
    const messages = tables.get(statement);
    if (messages) messages.push(rows);
    else tables.set(statement, [rows]);
  }
  if (tables.size === 0) return;
  const data = [...tables.values()].flatMap((messages) => [beginning, ...messages, end, copyDone]);
  await db.executeQuery(CompiledQuery.raw([...tables.keys()].join('; '), [new CopyData(data)]));
  // After a failure some of the data may still be queued for sending.
  for (const { rows } of parts) releaseBuffer(rows);
}
