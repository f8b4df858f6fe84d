import { Readable } from 'node:stream';
import type pg from 'pg';

/**
 * Input of COPY … FROM STDIN, passed as its only parameter: whole CopyData and CopyDone messages of the protocol.
 * A statement may contain several COPYs, separated by semicolons.
 */
export class CopyData {
  readonly messages: readonly Buffer[];

  constructor(messages: readonly Buffer[]) {
    this.messages = messages;
  }
}

/**
 * A custom query class for `pg`. It sends the data together with the statement; if that fails, PostgreSQL skips the
 * data.
 */
class CopyIn implements pg.Submittable {
  readonly #text: string;
  readonly #data: CopyData;
  readonly #done: (failure?: Error) => void;

  constructor(text: string, data: CopyData, done: (failure?: Error) => void) {
    this.#text = text;
    this.#data = data;
    this.#done = done;
  }

  submit(connection: pg.Connection): void {
    const { stream } = connection;
    if (!stream.writable) return;
    stream.cork();
    connection.query(this.#text);
    for (const message of this.#data.messages) stream.write(message);
    stream.uncork();
  }

  handleCopyInResponse(): void {}

  handleCommandComplete(): void {}

  handleError(failure: Error): void {
    this.#done(failure);
  }

  handleReadyForQuery(): void {
    this.#done();
  }
}

/** Size of the read-ahead buffer, in bytes. */
const AHEAD = 2 ** 20;

/**
 * Output of COPY … TO STDOUT, passed as its only parameter: whole rows in each chunk. PostgreSQL waits for the reader.
 * When the reader stops early, the remaining rows are discarded.
 */
export class CopyRows {
  #stream: pg.Connection['stream'] | undefined;
  readonly rows = new Readable({
    highWaterMark: AHEAD,
    read: () => void this.#stream?.resume(),
    destroy: (failure, done) => {
      this.#stream?.resume();
      done(failure);
    },
  });

  begin(stream: pg.Connection['stream']): void {
    this.#stream = stream;
  }

  take(row: Buffer): void {
    // The driver reuses this memory for the next rows.
    if (!this.rows.destroyed && !this.rows.push(Buffer.from(row))) this.#stream?.pause();
  }
}

class CopyOut implements pg.Submittable {
  readonly #text: string;
  readonly #into: CopyRows;
  readonly #done: (failure?: Error) => void;

  constructor(text: string, into: CopyRows, done: (failure?: Error) => void) {
    this.#text = text;
    this.#into = into;
    this.#done = done;
  }

  submit(connection: pg.Connection): void {
    this.#into.begin(connection.stream);
    connection.query(this.#text);
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.#into.take(chunk);
  }

  handleCommandComplete(): void {}

  handleError(failure: Error): void {
    this.#done(failure);
  }

  handleReadyForQuery(): void {
    this.#done();
  }
}

/** Makes a client accept `CopyData` and `CopyRows` as statement parameters, which is how they pass through Kysely. */
export function enableCopy(client: pg.ClientBase): void {
  const plain = client.query.bind(client) as (...given: readonly unknown[]) => unknown;
  const query = (...given: readonly unknown[]): unknown => {
    const [text, values] = given;
    const [data] = Array.isArray(values) ? (values as readonly unknown[]) : [];
    if (!(data instanceof CopyData) && !(data instanceof CopyRows)) return plain(...given);
    return new Promise((resolve, reject) => {
      const done = (failure?: Error) => (failure ? reject(failure) : resolve({ rows: [] }));
      const statement = String(text);
      plain(data instanceof CopyData ? new CopyIn(statement, data, done) : new CopyOut(statement, data, done));
    });
  };
  client.query = query as typeof client.query;
}
