import { afterEach, beforeEach } from 'vitest';
import type { Backend } from '../../src/client/data/idb/backend.ts';
import type { ChangeRow } from '../../src/client/data/idb/rows.ts';
import type { Asked, SaveRequest } from '../../src/client/data/store-types.ts';
import type { PullResponse } from '../../src/protocol/sync/pull.ts';
import { emptyPhone } from '../support/empty-phone.ts';
import { must } from '../support/must.ts';
import { makeWholeStore, type WholeStore } from '../support/whole-store.ts';
import { accepted, answer, bytes, leaflet, member, START } from './store-world.ts';

/** A store of its own for each test, and what the tests do with it all the time. */
export class TestPhone {
  now = START;
  #store: WholeStore | undefined;

  constructor(open: () => Backend) {
    beforeEach(() => {
      this.now = START;
      this.#store = makeWholeStore(open(), { now: () => this.now, random: bytes });
    });
    afterEach(async () => {
      await emptyPhone(this.store);
      this.store.close();
    });
  }

  get store(): WholeStore {
    if (!this.#store) throw new Error('a store is there only within a test');
    return this.#store;
  }

  async save(change = leaflet(), more: Partial<SaveRequest> = {}): Promise<ChangeRow> {
    return must(await this.store.save({ change, author: member, ...more }));
  }

  async deliver(change: { id: string }, head = 1): Promise<void> {
    must(await this.store.settle([change.id], answer([accepted(change)], head)));
  }

  async refuse({ id }: { id: string }, field = 'place'): Promise<void> {
    const refusal = { outcome: 'rejected', code: 'reference_unknown', field, target: 'place' } as const;
    must(await this.store.settle([id], answer([{ id, ...refusal }])));
  }

  async state() {
    return must(await this.store.state());
  }

  async pull(asked: Omit<Asked, 'device'>, page: PullResponse): Promise<boolean> {
    return must(await this.store.applyPull({ ...asked, device: (await this.state()).device.id }, page));
  }
}
