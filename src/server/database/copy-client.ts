import type pg from 'pg';

/**
 * What COPY … FROM STDIN takes in, given as its only parameter: whole messages of the protocol, CopyData and CopyDone. There
 * may be several COPYs in one statement, separated by semicolons.
 */
export class CopyData {
  readonly messages: readonly Buffer[];

  constructor(messages: readonly Buffer[]) {
    this.messages = messages;
  }
}

/**
 * A query class of one's own for `pg`. The data goes out together with the statement: where that fails, PostgreSQL skips
 * what comes after it.
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

/** Lets a client take `CopyData` as a statement's parameter, which is how it reaches through Kysely. */
export function teachCopy(client: pg.ClientBase): void {
  const plain = client.query.bind(client) as (...given: readonly unknown[]) => unknown;
  const query = (...given: readonly unknown[]): unknown => {
    const [text, values] = given;
    const [data] = Array.isArray(values) ? (values as readonly unknown[]) : [];
    if (!(data instanceof CopyData)) return plain(...given);
    return new Promise((resolve, reject) => {
      plain(new CopyIn(String(text), data, (failure) => (failure ? reject(failure) : resolve({ rows: [] }))));
    });
  };
  client.query = query as typeof client.query;
}
