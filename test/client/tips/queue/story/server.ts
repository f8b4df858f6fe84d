import type { ErrorCode } from '../../../../../src/protocol/kernel/error.ts';
import { SERVER_MARK } from '../../../../../src/protocol/kernel/error.ts';
import {
  MAILBOX_HEADER,
  type SealedFileInfo,
  TIPS_PATH,
  type TipRefusal,
} from '../../../../../src/protocol/tips/tip.ts';
import type { Random } from '../../../../convergence/random.ts';
import { sha256 } from './items.ts';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string | Uint8Array;
  /** The connection broke before the end. */
  readonly isCut: boolean;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

interface Taken {
  readonly mailbox: string;
  readonly seq: number;
  readonly files: readonly string[];
}

interface Stored extends SealedFileInfo {
  readonly mailbox: string;
  bytes: Uint8Array;
  received: number;
  whole: boolean;
}

/** What of a cut chunk is worth a row. */
const LEAST_KEPT = 4_096;

const reply = (status: number, body?: unknown, headers?: HeadersInit): Reply => ({
  status,
  headers: new Headers({ [SERVER_MARK]: '3', 'content-type': 'application/json', ...headers }),
  text: body === undefined ? '' : JSON.stringify(body),
});
const statuses: Partial<Record<ErrorCode, number>> = { bad_request: 400, not_found: 404, conflict: 409 };
const fault = (code: ErrorCode, detail?: string): Reply =>
  reply(statuses[code] ?? 422, { error: { code, ...(detail ? { detail } : {}) } });

/** The tip endpoints as the server has them (src/server/tips), over maps. */
export class TipServer {
  /** How often each text was written. */
  readonly effects = new Map<string, number>();
  /** The texts of each mailbox in the order in which they were written. */
  readonly order = new Map<string, number[]>();
  /** What is refused for good, and why. */
  readonly refusals = new Map<string, TipRefusal>();
  readonly #taken = new Map<string, Taken>();
  readonly #files = new Map<string, Stored>();
  readonly #challenges = new Map<string, string>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Everything of a text is here, photos too. */
  hasAllOf(hash: string): boolean {
    const taken = this.#taken.get(hash);
    return taken !== undefined && this.#missing(taken).length === 0;
  }

  /** How far a photo has come. */
  received(file: string): number {
    return this.#files.get(file)?.received ?? 0;
  }

  serve(sent: Sent): Reply {
    const path = sent.path.slice(TIPS_PATH.length);
    if (sent.method === 'PATCH') return this.#chunk(path.slice('/files/'.length), sent);
    if (sent.isCut) return fault('bad_request');
    if (path.startsWith('/files/')) return this.#tell(this.#file(path.slice('/files/'.length), sent));
    const body = JSON.parse(String(sent.body)) as Record<string, unknown>;
    return path === '/challenge' ? this.#challenge(String(body.hash)) : this.#take(path, body);
  }

  /** A backup is restored that did not have this tip yet: as if it had never come. */
  forget(hash: string): void {
    const taken = this.#taken.get(hash);
    if (!taken) return;
    for (const id of taken.files) this.#files.delete(id);
    this.#taken.delete(hash);
    this.order.delete(taken.mailbox);
    this.effects.delete(hash);
  }

  #missing = ({ files }: Taken): string[] => files.filter((id) => !this.#files.get(id)?.whole);

  #challenge(hash: string): Reply {
    const nonce = Buffer.from(this.#random.bytes(8)).toString('hex');
    this.#challenges.set(nonce, hash);
    return reply(200, { challenge: { parameters: { nonce }, signature: 'server' } });
  }

  /** A proof counts once, for what it was made for. */
  #isProven(hash: string, { challenge, solution }: Proven): boolean {
    const { nonce } = challenge.parameters;
    if (nonce === undefined || this.#challenges.get(nonce) !== hash || solution.derivedKey !== nonce) return false;
    return this.#challenges.delete(nonce);
  }

  #take(path: string, body: Record<string, unknown>): Reply {
    const sealed = String(body.sealed);
    const hash = sha256(sealed);
    const before = this.#taken.get(hash);
    if (before) return reply(200, { taken: true, missing: this.#missing(before) });
    if (!this.#isProven(hash, body.proof as Proven)) return fault('proof_refused', 'used');
    const refusal = this.refusals.get(hash);
    if (refusal) return fault('tip_refused', refusal);
    const content = JSON.parse(sealed) as { mailbox: string; seq?: number; files: SealedFileInfo[] };
    const seq = path === '/messages' ? (content.seq ?? 0) : 0;
    const mailbox = seq === 0 ? content.mailbox : sha256(content.mailbox);
    const written = this.order.get(mailbox);
    if (seq > 0 && !written) return fault('tip_refused', 'mailbox_unknown');
    if (seq !== (written?.length ?? 0)) return fault('tip_refused', 'seq_wrong');
    this.order.set(mailbox, [...(written ?? []), seq]);
    this.effects.set(hash, (this.effects.get(hash) ?? 0) + 1);
    for (const file of content.files) {
      this.#files.set(file.id, { ...file, mailbox, bytes: new Uint8Array(file.size), received: 0, whole: false });
    }
    const taken = { mailbox, seq, files: content.files.map(({ id }) => id) };
    this.#taken.set(hash, taken);
    return reply(200, { taken: true, missing: this.#missing(taken) });
  }

  #file(id: string, { headers }: Sent): Stored | undefined {
    const file = this.#files.get(id);
    return file?.mailbox === sha256(headers.get(MAILBOX_HEADER) ?? '') ? file : undefined;
  }

  #tell(file: Stored | undefined): Reply {
    if (!file) return fault('not_found');
    if (file.received === file.size && !file.whole) {
      if (sha256(file.bytes) !== file.sha256) {
        file.received = 0;
        // As when another request drops it at this moment: this one still saw it whole.
        if (this.#random.chance(0.5)) return reply(200, undefined, { 'upload-offset': String(file.size) });
        return fault('tip_refused', 'hash_mismatch');
      }
      file.whole = true;
    }
    return reply(200, undefined, { 'upload-offset': String(file.received) });
  }

  #chunk(id: string, sent: Sent): Reply {
    const file = this.#file(id, sent);
    if (!file) return fault('not_found');
    if (Number(sent.headers.get('upload-offset')) !== file.received) return fault('conflict');
    const bytes = sent.body as Uint8Array;
    const left = file.size - file.received;
    if (bytes.length > left) return fault('too_large');
    const isKept = bytes.length >= LEAST_KEPT || bytes.length === left;
    if (!isKept && !sent.isCut) return fault('bad_request', 'chunk');
    if (isKept) {
      file.bytes.set(bytes, file.received);
      file.received += bytes.length;
    }
    return this.#tell(file);
  }
}

interface Proven {
  readonly challenge: { readonly parameters: { readonly nonce?: string } };
  readonly solution: { readonly derivedKey: string };
}
