import { describe, expect, it } from 'vitest';
import { type DiskState, type Space, watchDisk } from '../../../src/server/platform/disk.ts';

const MB = 1_000_000;

function disk() {
  const at = { now: 0, space: { free: 100_000 * MB, total: 200_000 * MB } as Space | undefined, looks: 0 };
  const reported: DiskState[] = [];
  const watched = watchDisk({
    folder: '/somewhere',
    now: () => at.now,
    changed: (state) => reported.push(state),
    read: async () => {
      at.looks++;
      return at.space;
    },
  });
  const becomes = async (free: number, total = 200_000): Promise<DiskState> => {
    at.now += 10_000;
    at.space = { free: free * MB, total: total * MB };
    return watched.state();
  };
  return { at, reported, watched, becomes };
}

describe('watchDisk', () => {
  it('reports low before full, and each change once', async () => {
    const { reported, becomes } = disk();
    expect([await becomes(50_000), await becomes(1_900), await becomes(1_800), await becomes(200)]).toEqual([
      'good',
      'low',
      'low',
      'full',
    ]);
    expect([await becomes(100), await becomes(90_000)]).toEqual(['full', 'good']);
    expect(reported).toEqual(['low', 'full', 'good']);
  });

  it('uses shares on a small disk', async () => {
    const { becomes } = disk();
    expect([await becomes(250, 1_000), await becomes(150, 1_000), await becomes(40, 1_000)]).toEqual([
      'good',
      'low',
      'full',
    ]);
  });

  it('is full for a minute after the database was out of space, on any machine', async () => {
    const { at, watched } = disk();
    watched.refused();
    expect(await watched.state()).toBe('full');
    at.now += 59_000;
    expect(await watched.state()).toBe('full');
    at.now += 2_000;
    expect(await watched.state()).toBe('good');
  });

  it('is good when the system reports nothing, and does not read the disk for each request', async () => {
    const { at, watched } = disk();
    at.space = undefined;
    for (let i = 0; i < 100; i++) expect(await watched.state()).toBe('good');
    expect(at.looks).toBe(1);
    const real = watchDisk({ folder: '/no/such/folder', now: () => 0, changed: () => undefined });
    expect([await real.state(), await real.free()]).toEqual(['good', undefined]);
  });
});
