import { beforeEach, describe, expect, it } from 'vitest';
import { type ChunkPort, makePace, type Pace, sendInChunks } from '../../../src/client/platform/chunks.ts';
import { err, ok } from '../../../src/domain/kernel/result.ts';

type Failure = { readonly code: 'offline' | 'conflict' };

describe('a file in chunks', () => {
  const file = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
  /** What the server has, and the chunks that were sent to it. */
  let held: number[];
  let sent: { readonly offset: number; readonly size: number }[];
  let asked: number;
  let progress: number[];
  /** What becomes of the n-th chunk; the good one is taken whole. */
  let onChunk: (n: number, chunk: Uint8Array) => Failure | 'lost' | 'ignored' | undefined;
  let halted: string | undefined;
  let pace: Pace;

  const port: ChunkPort<Failure, Failure | string> = {
    size: file.length,
    halt: async () => halted,
    bytes: async () => ok(file.buffer),
    async offset() {
      asked++;
      return ok(held.length);
    },
    async send(offset, chunk) {
      sent.push({ offset, size: chunk.length });
      if (sent.length > 1_000) throw new Error('endless');
      const fate = onChunk(sent.length, chunk);
      if (fate === 'ignored') return ok(held.length);
      if (typeof fate === 'object') return err(fate);
      if (offset !== held.length) return err({ code: 'conflict' });
      held.push(...chunk);
      return fate === 'lost' ? err({ code: 'offline' }) : ok(held.length);
    },
    async progress(offset) {
      progress.push(offset);
      return undefined;
    },
    judge: async (failure, isLast) => (failure.code === 'conflict' && !isLast ? undefined : failure),
  };

  beforeEach(() => {
    [held, sent, asked, progress, halted, onChunk] = [[], [], 0, [], undefined, () => undefined];
    pace = makePace(1_000, 32_000);
  });

  it('arrives byte by byte, in chunks that grow, and tells how far it is', async () => {
    expect(await sendInChunks(port, pace)).toBeUndefined();
    expect(Uint8Array.from(held)).toEqual(file);
    expect(sent.map(({ size }) => size)).toEqual([8_000, 16_000, 32_000, 32_000, 12_000]);
    expect(progress).toEqual([0, 8_000, 24_000, 56_000, 88_000, 100_000]);
    expect(asked).toBe(1);
  });

  it('goes on where it was cut, with smaller chunks', async () => {
    onChunk = (n) => (n === 2 ? { code: 'offline' } : undefined);
    expect(await sendInChunks(port, pace)).toEqual({ code: 'offline' });
    expect(await sendInChunks(port, pace)).toBeUndefined();
    expect(Uint8Array.from(held)).toEqual(file);
    expect(sent.map(({ size }) => size).slice(0, 3)).toEqual([8_000, 16_000, 8_000]);
  });

  it('asks how far it has come where the answer was lost', async () => {
    onChunk = (n) => (n === 1 ? 'lost' : undefined);
    await sendInChunks(port, pace);
    expect(await sendInChunks(port, pace)).toBeUndefined();
    expect(held).toHaveLength(file.length);
    expect(sent[1]?.offset).toBe(8_000);
  });

  it.each([
    ['stands elsewhere than thought', () => ({ code: 'conflict' }) as const],
    ['says each time that it stands where it stood', () => 'ignored' as const],
  ])('is left for a later run where the server %s', async (_, fate) => {
    onChunk = fate;
    expect(await sendInChunks(port, pace)).toEqual({ code: 'conflict' });
    expect(sent.length).toBeLessThan(10);
  });

  it('stops between two chunks when it is told to', async () => {
    onChunk = () => {
      halted = 'going';
      return undefined;
    };
    expect(await sendInChunks(port, pace)).toBe('going');
    expect(sent).toHaveLength(1);
  });
});
