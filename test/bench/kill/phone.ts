import type { Random } from '../../../src/demo/random.ts';
import { nextClock } from '../../../src/domain/kernel/clock.ts';
import { dayAt } from '../../../src/domain/kernel/day.ts';
import { type Id, newId } from '../../../src/domain/kernel/id.ts';
import type { FieldValue } from '../../../src/domain/records/field.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import type { WireChange } from '../../../src/protocol/sync/push.ts';
import { changeToWire } from '../../../src/protocol/sync/record-wire.ts';

type Fields = Readonly<Record<string, FieldValue>>;

/** A record as the phone that wrote it last knows it. */
export interface Own {
  readonly id: Id;
  readonly quantity: number;
  readonly clock: string;
}

export interface Made {
  readonly change: WireChange;
  readonly own: Own;
}

/** A phone's way of making changes: gapless numbers, growing clocks, nothing stored. */
export class Phone {
  readonly device: Id;
  readonly #random: Random;
  #seq = 0;
  #clock = '';

  constructor(random: Random) {
    this.#random = random;
    this.device = newId(Date.now(), random.bytes);
  }

  #change(kind: KindName, fields: Fields, before?: Own): WireChange {
    const now = Date.now();
    const id = newId(now, this.#random.bytes);
    this.#clock = nextClock(this.#clock, now, this.device, before?.clock);
    this.#seq += 1;
    const base = before ? Object.fromEntries(Object.keys(fields).map((field) => [field, [before.clock]])) : {};
    const head = { id, device: this.device, deviceSeq: this.#seq, record: before?.id ?? id, kind, schema: 1 };
    return changeToWire({ ...head, clock: this.#clock, base, fields });
  }

  create(kind: KindName, fields: Fields): WireChange {
    return this.#change(kind, fields);
  }

  /** Today's leaflets of a member. */
  leaflet(member: Id, squad: Id, quantity: number): Made {
    const change = this.#change('leaflet', { date: dayAt(Date.now()), member, squad, quantity });
    return { change, own: { id: change.id, quantity, clock: change.clock } };
  }

  /** Another number for a record of one's own. */
  correct(before: Own, quantity: number): Made {
    const change = this.#change('leaflet', { quantity }, before);
    return { change, own: { id: before.id, quantity, clock: change.clock } };
  }
}
