import { describe, expect, it } from 'vitest';
import { createAction } from '../../../src/client/components/action.ts';
import { err, ok } from '../../../src/domain/kernel/result.ts';

describe('an action', () => {
  it('tells of success, and returns the value', async () => {
    const action = createAction((fault: string) => `because ${fault}`);
    expect(await action.run(async () => ok(3), 'saved')).toEqual(ok(3));
    expect(action.told()).toEqual({ tone: 'ok', words: 'saved' });
    await action.run(
      async () => ok(2),
      (count) => `${count} deleted`,
    );
    expect(action.told()).toEqual({ tone: 'ok', words: '2 deleted' });
  });

  it('explains a failure', async () => {
    const action = createAction((fault: string) => `because ${fault}`);
    expect(await action.run(async () => err('offline'), 'saved')).toEqual(err('offline'));
    expect(action.told()).toEqual({ tone: 'bad', words: 'because offline' });
  });

  it('runs once at a time, and forgets the last outcome when it starts', async () => {
    const action = createAction((fault: string) => fault);
    action.refuse('empty');
    let finish = () => {};
    const first = action.run(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return ok(1);
    });
    expect([action.busy(), action.told()]).toEqual([true, undefined]);
    expect(await action.run(async () => ok(2))).toBeUndefined();
    finish();
    expect(await first).toEqual(ok(1));
    expect(action.busy()).toBe(false);
  });
});
