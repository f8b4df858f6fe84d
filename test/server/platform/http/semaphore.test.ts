import { expect, it } from 'vitest';
import { makeSemaphore } from '../../../../src/server/platform/http/gate.ts';

it('no more than so many go on at once, all come to their turn, and one that fails holds up nobody', async () => {
  const withSlot = makeSemaphore(3).take;
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const work = (n: number) =>
    withSlot(async () => {
      running += 1;
      most = Math.max(most, running);
      order.push(n);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (n % 4 === 0) throw new Error(`${n}`);
      return n;
    });
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => work(n)));
  expect(most).toBe(3);
  expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(5);
  expect(await Promise.all([1, 2, 3].map(work))).toEqual([1, 2, 3]);
});
