import type { Actor } from '../../../src/domain/kernel/actor.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import type { Scope } from '../../../src/domain/kernel/scope.ts';
import type { PullResponse, WireRecord } from '../../../src/protocol/sync/pull.ts';
import type { ServerContext } from '../../../src/server/platform/context.ts';
import { pull } from '../../../src/server/sync/pull.ts';
import { freshId } from './fixture.ts';

/** What a phone holds of the server's records, kept by pulls alone. */
export class View {
  readonly records = new Map<Id, WireRecord>();
  epoch: Id | null = null;
  cursors: Record<Scope, number> = {};
  readonly #context: ServerContext;
  readonly actor: Actor;
  readonly #device = freshId();

  constructor(context: ServerContext, actor: Actor) {
    this.#context = context;
    this.actor = actor;
  }

  /** One page. A new epoch means that everything held is read again. */
  async page(options: { limit?: number; want?: Scope[]; actor?: Actor } = {}): Promise<PullResponse> {
    const { actor = this.actor, ...rest } = options;
    const request = { device: this.#device, epoch: this.epoch, cursors: this.cursors, ...rest };
    const answer = await pull(this.#context, actor, request);
    if (answer.epoch !== this.epoch) this.records.clear();
    for (const [id, { scope }] of this.records) if (answer.drop.includes(scope)) this.records.delete(id);
    for (const { id, scope } of answer.gone) if (this.records.get(id)?.scope === scope) this.records.delete(id);
    for (const record of answer.records) this.records.set(record.id, record);
    this.epoch = answer.epoch;
    this.cursors = answer.cursors;
    return answer;
  }

  /** All pages. @returns their number */
  async catchUp(limit = 2000): Promise<number> {
    for (let pages = 1; ; pages++) if (!(await this.page({ limit })).more) return pages;
  }
}
