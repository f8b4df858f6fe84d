import { beforeEach, describe, expect, it } from 'vitest';
import { type EventSourceLike, type LiveSource, openSource } from '../../../src/client/sync/live-source.ts';
import type { Poke } from '../../../src/protocol/sync/live.ts';

/** A stream that does what the test says. */
class FakeSource implements EventSourceLike {
  readyState = 0;
  closed = false;
  readonly #listeners = new Map<string, (event: { data?: unknown }) => void>();
  addEventListener(type: string, listener: (event: { data?: unknown }) => void) {
    this.#listeners.set(type, listener);
  }
  emit(type: string, data?: unknown) {
    this.#listeners.get(type)?.({ data });
  }
  close() {
    this.closed = true;
  }
}

describe('the stream of pokes on the phone', () => {
  let tries: FakeSource[];
  let pokes: Poke[];
  let opened: boolean[];
  let source: LiveSource;
  let elapsed: number;
  let timers: { due: number; work: () => void }[];

  const last = (): FakeSource => tries.at(-1) ?? new FakeSource();
  /** Lets time pass, a timer after the other. */
  function pass(ms: number): void {
    const until = elapsed + ms;
    for (;;) {
      const [next] = timers.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due);
      if (!next) break;
      timers.splice(timers.indexOf(next), 1);
      elapsed = next.due;
      next.work();
    }
    elapsed = until;
  }
  const begin = (random: number) => {
    [tries, pokes, opened, elapsed, timers] = [[], [], [], 0, []];
    source = openSource({
      open: () => {
        const made = new FakeSource();
        tries.push(made);
        return made;
      },
      random: () => random,
      schedule(ms, work) {
        const timer = { due: elapsed + ms, work };
        timers.push(timer);
        return () => {
          const at = timers.indexOf(timer);
          if (at >= 0) timers.splice(at, 1);
        };
      },
      onPoke: (poke) => pokes.push(poke),
      onOpen: (back) => opened.push(back),
    });
  };
  beforeEach(() => begin(0.5));

  it('passes on what it can read', () => {
    last().emit('open');
    last().emit('poke', '{"head":7,"scopes":"*"}');
    last().emit('poke', '<html>');
    expect(pokes).toEqual([{ head: 7, scopes: '*' }]);
    expect(opened).toEqual([false]);
  });

  it.each([0, 0.999])('begins a new try within five seconds, whether the last one fails or hangs (%d)', (random) => {
    begin(random);
    last().emit('open');
    last().emit('error');
    for (const fails of [true, true, false]) {
      const before = tries.length;
      pass(5_000);
      expect(tries.length).toBeGreaterThan(before);
      if (fails) last().emit('error');
    }
    last().emit('open');
    expect(opened).toEqual([false, true]);
    expect(tries.filter(({ closed }) => !closed)).toHaveLength(1);
  });

  it('gives a slow network longer each time, and forgets that once it was heard', () => {
    pass(600_000);
    const slow = tries.length;
    expect(slow).toBeLessThan(20);
    last().emit('open');
    last().emit('error');
    pass(3_100);
    expect(tries).toHaveLength(slow + 1);
  });

  it('leaves a server alone that answers with something else, longer each time', () => {
    for (let refusal = 0; refusal < 12; refusal++) {
      last().readyState = 2;
      last().emit('error');
      pass(700_000);
    }
    const since = tries.length;
    last().readyState = 2;
    last().emit('error');
    pass(150_000);
    expect(tries).toHaveLength(since);
  });

  it('tries at once when a network comes, and ends for good', () => {
    last().emit('error');
    source.hurry();
    expect(tries).toHaveLength(2);
    source.close();
    pass(600_000);
    expect(tries).toHaveLength(2);
    expect(tries.every(({ closed }) => closed)).toBe(true);
  });
});
