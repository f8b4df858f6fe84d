import { afterEach, describe, expect, it, vi } from 'vitest';
import { canShareFiles, shareFile } from '../../../src/client/platform/export-file.ts';

/** A phone's share sheet, which no test machine has. */
function shareSheet(share: (data: { files: File[] }) => Promise<void>): void {
  vi.stubGlobal('navigator', { canShare: ({ files }: { files: File[] }) => files.length === 1, share });
}

const file = { name: '清源-待发-王/芳 -20261123', ending: 'qingyuan', text: '{"sealed":"…"}' } as const;

describe('handing a file to another app', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('goes as plain text under a name that any app takes', async () => {
    const shared: File[] = [];
    shareSheet(async ({ files }) => void shared.push(...files));
    expect(canShareFiles()).toBe(true);
    expect(await shareFile(file)).toBe('shared');
    expect(shared.map(({ name, type }) => [name, type])).toEqual([
      ['清源-待发-王芳-20261123.qingyuan.txt', 'text/plain'],
    ]);
    expect(await shared[0]?.text()).toBe(file.text);
  });

  it('tells somebody who changed their mind from a phone that refused', async () => {
    shareSheet(() => Promise.reject(new DOMException('', 'AbortError')));
    expect(await shareFile(file)).toBe('cancelled');
    shareSheet(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    expect(await shareFile(file)).toBe('failed');
  });

  it('is not offered where the browser has no share sheet', () => {
    vi.stubGlobal('navigator', {});
    expect(canShareFiles()).toBe(false);
  });
});
