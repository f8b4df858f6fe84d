import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type { Random } from '../../../src/demo/random.ts';
import { type Id, newId } from '../../../src/domain/kernel/id.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import { PullResponse } from '../../../src/protocol/sync/pull.ts';
import type { Caller } from './caller.ts';

const SMALL_PAGE = 50;
const RETRY_MS = 40;
const PATIENCE_MS = 90_000;

/** A phone that only reads: it keeps what pulls bring, by its cursors alone. */
export class Reader {
  /** The quantity of each record. */
  readonly quantities = new Map<Id, FieldValue>();
  readonly #device: Id;
  #epoch: Id | null = null;
  #cursors: Record<string, number> = {};

  constructor(
    readonly caller: Caller,
    random: Random,
  ) {
    this.#device = newId(Date.now(), random.bytes);
  }

  /** The pages of one answer; undefined when none came. @returns whether there is more */
  async #pages(limit?: number): Promise<boolean | undefined> {
    const request = { device: this.#device, epoch: this.#epoch, cursors: this.#cursors, ...(limit ? { limit } : {}) };
    const reply = await this.caller.post('/api/sync/pull', request);
    if (reply === 'cut' || reply.status !== 200) return undefined;
    let more = true;
    for (const page of v.parse(v.array(PullResponse), reply.body)) {
      if (page.epoch !== this.#epoch) this.quantities.clear();
      for (const { id, kind, fields } of page.records)
        if (kind === 'leaflet') this.quantities.set(id, fields.quantity ?? null);
      this.#epoch = page.epoch;
      this.#cursors = page.cursors;
      more = page.more;
    }
    return more;
  }

  /** Polls in small pages, so that it reads while others write, whatever breaks meanwhile. */
  async poll(isOver: () => boolean): Promise<void> {
    while (!isOver()) if ((await this.#pages(SMALL_PAGE)) !== true) await sleep(RETRY_MS);
  }

  /** Reads to the end. */
  async catchUp(): Promise<void> {
    for (const deadline = Date.now() + PATIENCE_MS; ; ) {
      const more = await this.#pages();
      if (more === false) return;
      if (Date.now() > deadline) throw new Error('the pull does not come to its end');
      if (more === undefined) await sleep(RETRY_MS);
    }
  }
}
