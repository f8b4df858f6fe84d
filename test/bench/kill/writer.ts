import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type { Random } from '../../../src/demo/random.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { PushResponse } from '../../../src/protocol/sync/push.ts';
import type { Caller } from './caller.ts';
import { type Made, type Own, Phone } from './phone.ts';

/** What the writers saw, for the report. */
export interface Witness {
  pushes: number;
  /** Pushes that had been taken although their answer was lost: sent again, all of them were duplicates. */
  takenUnanswered: number;
  /** Pushes of which a part was taken and another was not. */
  torn: number;
  /** Changes that the server did not take. */
  refused: number;
  /** Answers other than 200 and 503. */
  wrongAnswers: string[];
  cuts: number;
  unavailable: number;
}

export const newWitness = (): Witness => ({
  pushes: 0,
  takenUnanswered: 0,
  torn: 0,
  refused: 0,
  wrongAnswers: [],
  cuts: 0,
  unavailable: 0,
});

const MOST_CHANGES = 40;
const RETRY_MS = 100;
const PATIENCE_MS = 90_000;

/** Somebody's phone that pushes without a pause, and the same ids again until they are acknowledged. */
export class Writer {
  /** What the server has acknowledged: each record as it was written last. */
  readonly acknowledged = new Map<Id, Own>();
  readonly #phone: Phone;
  readonly #random: Random;
  /** The round's acknowledged batches, as they were sent. */
  #sent: (readonly Made[])[] = [];
  /** Whether it waits for an answer. */
  isPushing = false;
  /** Changes that were acknowledged so far. */
  count = 0;

  constructor(
    readonly caller: Caller,
    readonly member: Id,
    readonly squad: Id,
    random: Random,
  ) {
    this.#random = random;
    this.#phone = new Phone(random);
  }

  /** New records, and corrections of what is acknowledged already; each record once. */
  #batch(): Made[] {
    const random = this.#random;
    const known = [...this.acknowledged.values()].slice(-200);
    const made: Made[] = [];
    const corrected = new Set<Id>();
    for (let left = random.int(1, MOST_CHANGES); left > 0; left--) {
      const own = known.length > 0 && random.chance(0.25) ? random.pick(known) : undefined;
      if (own && !corrected.has(own.id)) {
        corrected.add(own.id);
        made.push(this.#phone.correct(own, random.int(1, 500)));
      } else made.push(this.#phone.leaflet(this.member, this.squad, random.int(1, 500)));
    }
    return made;
  }

  /** Sends a batch until it is acknowledged. @returns the outcomes, and after how many attempts */
  async #deliver(batch: readonly Made[], witness: Witness) {
    const request = { device: this.#phone.device, changes: batch.map(({ change }) => change) };
    const deadline = Date.now() + PATIENCE_MS;
    for (let attempts = 1; ; attempts++) {
      this.isPushing = true;
      const reply = await this.caller.post('/api/sync/push', request);
      this.isPushing = false;
      witness.pushes++;
      if (reply !== 'cut' && reply.status === 200) {
        const { results } = v.parse(PushResponse, reply.body);
        return { attempts, outcomes: results.map(({ outcome }) => outcome) };
      }
      if (reply === 'cut') witness.cuts++;
      else if (reply.status === 503) witness.unavailable++;
      else witness.wrongAnswers.push(`${reply.status} ${JSON.stringify(reply.body)}`);
      if (Date.now() > deadline) throw new Error(`not taken within ${PATIENCE_MS / 1000} s: ${JSON.stringify(reply)}`);
      await sleep(RETRY_MS);
    }
  }

  /** Pushes batch after batch, at least one, until `isOver`. */
  async work(isOver: () => boolean, witness: Witness, onAcknowledged: () => void): Promise<void> {
    this.#sent = [];
    do {
      const batch = this.#batch();
      const { attempts, outcomes } = await this.#deliver(batch, witness);
      const duplicates = outcomes.filter((outcome) => outcome === 'duplicate').length;
      const fresh = outcomes.filter((outcome) => outcome === 'ok').length;
      witness.refused += batch.length - duplicates - fresh;
      if (duplicates > 0 && (fresh > 0 || attempts === 1)) witness.torn++;
      if (attempts > 1 && duplicates === batch.length) witness.takenUnanswered++;
      for (const { own } of batch) this.acknowledged.set(own.id, own);
      this.#sent.push(batch);
      this.count += batch.length;
      onAcknowledged();
    } while (!isOver());
  }

  /** What was acknowledged in this round. */
  sent(): readonly Made[] {
    return this.#sent.flat();
  }

  /** Sends all of the round once more, as a phone does that has lost its receipts. @returns how many were taken anew */
  async repeat(witness: Witness): Promise<number> {
    let anew = 0;
    for (const batch of this.#sent) {
      const { outcomes } = await this.#deliver(batch, witness);
      anew += outcomes.filter((outcome) => outcome !== 'duplicate').length;
    }
    return anew;
  }
}
