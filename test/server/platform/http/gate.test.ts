import { describe, expect, it } from 'vitest';
import { makeGate, makeQueueBudget } from '../../../../src/server/platform/http/gate.ts';

/** Makes work that ends on command. */
function task(log: string[], name: string) {
  let end = (_: Error | undefined) => {};
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  const work = async () => {
    log.push(name);
    await ended;
    return name;
  };
  return { work, end: (error?: Error) => end(error) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('makeGate', () => {
  it('starts a limited number at once, the others in order of arrival', async () => {
    const log: string[] = [];
    const gate = makeGate({ atOnce: 2, waiting: 100 });
    const tasks = ['a', 'b', 'c', 'd'].map((name) => task(log, name));
    const done = tasks.map(({ work }) => gate(1, work));
    await settle();
    expect(log).toEqual(['a', 'b']);
    tasks[1]?.end();
    await settle();
    expect(log).toEqual(['a', 'b', 'c']);
    for (const each of tasks) each.end();
    expect(await Promise.all(done)).toEqual(['a', 'b', 'c', 'd']);
    expect(await gate(1, async () => 'e')).toBe('e');
  });

  it('refuses work that would exceed the waiting weight, and accepts it later', async () => {
    const log: string[] = [];
    const gate = makeGate({ atOnce: 1, waiting: 10 });
    const [a, b] = [task(log, 'a'), task(log, 'b')];
    const done = [gate(99, a.work), gate(7, b.work)];
    expect(await gate(4, async () => 'c')).toBeUndefined();
    a.end();
    b.end();
    await Promise.all(done);
    expect(await gate(4, async () => 'c')).toBe('c');
  });

  it('shares a budget for what waits with the gates of other districts', async () => {
    const log: string[] = [];
    const budget = makeQueueBudget(10);
    const [here, there] = [makeGate({ atOnce: 1, waiting: 8, budget }), makeGate({ atOnce: 1, waiting: 8, budget })];
    const [a, b, c] = [task(log, 'a'), task(log, 'b'), task(log, 'c')];
    const done = [here(99, a.work), there(99, b.work), here(8, c.work)];
    expect(await there(3, async () => 'd')).toBeUndefined();
    for (const each of [a, b, c]) each.end();
    await Promise.all(done);
    expect(await there(3, async () => 'd')).toBe('d');
  });

  it('starts the next when work fails', async () => {
    const log: string[] = [];
    const gate = makeGate({ atOnce: 1, waiting: 10 });
    const a = task(log, 'a');
    const failed = expect(gate(1, a.work)).rejects.toThrow('broken');
    const next = gate(1, async () => 'b');
    a.end(new Error('broken'));
    await failed;
    expect(await next).toBe('b');
  });
});
