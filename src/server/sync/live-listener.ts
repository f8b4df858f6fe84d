import pg from 'pg';

export interface ListenerOptions {
  readonly url: string;
  readonly channel: string;
  readonly onPayload: (payload: string) => void;
  /** Called when listening starts or resumes. Earlier notifications were not received. */
  readonly onListening: () => void;
  readonly onFault: (error: unknown) => void;
}

export interface Listener {
  /** Checks the connection and replaces it if it does not answer. */
  check(): void;
  close(): Promise<void>;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;
/** Time without an answer after which a connection counts as dead, although TCP has not noticed. */
const ANSWER_MS = 10_000;

/** Listens on a separate connection, and on a new one whenever it breaks. */
export function listenToChannel({ url, channel, onPayload, onListening, onFault }: ListenerOptions): Listener {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let wait = FIRST_WAIT_MS;
  let closed = false;

  function again(broken: pg.Client): void {
    if (closed || client !== broken) return;
    client = undefined;
    void broken.end().catch(() => undefined);
    timer = setTimeout(() => void connect(), wait);
    wait = Math.min(LONGEST_WAIT_MS, wait * 2);
  }

  async function connect(): Promise<void> {
    const mine = new pg.Client({
      connectionString: url,
      application_name: 'qingyuan-live',
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    });
    client = mine;
    mine.on('error', (error) => {
      onFault(error);
      again(mine);
    });
    mine.on('end', () => again(mine));
    mine.on('notification', ({ payload }) => payload !== undefined && onPayload(payload));
    try {
      await mine.connect();
      await mine.query(`LISTEN ${channel}`);
    } catch (thrown) {
      onFault(thrown);
      again(mine);
      return;
    }
    wait = FIRST_WAIT_MS;
    if (!closed) onListening();
  }

  void connect();
  return {
    check() {
      const mine = client;
      mine?.query('SELECT 1').catch(() => again(mine));
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
