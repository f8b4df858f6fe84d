import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withDeadline } from '../../../src/client/platform/deadline.ts';

describe('a deadline', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const never = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));

  it('aborts the work when the time is up, and leaves no timer behind', async () => {
    const work = withDeadline(1_000, ({ signal }) => never(signal));
    const ended = expect(work).rejects.toThrow('aborted');
    await vi.advanceTimersByTimeAsync(1_000);
    await ended;
    expect(await withDeadline(1_000, async () => 'done')).toBe('done');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('starts again at a sign of life, and can be lifted or brought forward', async () => {
    const seen: string[] = [];
    void withDeadline(1_000, async ({ signal, restart, lift, expire }) => {
      signal.addEventListener('abort', () => seen.push('aborted'));
      setTimeout(restart, 900);
      setTimeout(lift, 1_800);
      setTimeout(expire, 9_000);
      await never(signal);
    }).catch(() => seen.push('ended'));
    await vi.advanceTimersByTimeAsync(8_000);
    expect(seen).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen).toEqual(['aborted', 'ended']);
  });

  it('is used by all: no code of the phone calls AbortSignal.timeout or AbortSignal.any', () => {
    const source = fileURLToPath(new URL('../../../src', import.meta.url));
    const { stdout } = spawnSync('grep', [
      '-rnE',
      'AbortSignal\\.(timeout|any)\\(',
      `${source}/client`,
      `${source}/service-worker`,
    ]);
    expect(String(stdout)).toBe('');
  });
});
