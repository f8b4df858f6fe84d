import { afterEach, describe, expect, it, vi } from 'vitest';
import { canShareFiles, saveBlob, saveFile, shareFile } from '../../../src/client/platform/export-file.ts';

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

describe('a file in the browser of an app, which saves none', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is not said to be saved: the way out is shown, and a picture can be pressed', async () => {
    const told: unknown[] = [];
    vi.stubGlobal('navigator', {
      userAgent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 17_3 like Mac OS X) Mobile/15E148 MicroMessenger/8.0.47(0x18002f2c)',
      maxTouchPoints: 5,
    });
    vi.stubGlobal('dispatchEvent', (event: CustomEvent) => told.push(event.detail));
    const picture = new Blob(['x'], { type: 'image/png' });
    expect(await saveFile(file)).toBe('cancelled');
    expect(saveBlob(picture, 'a', 'png')).toBe(false);
    expect(saveBlob(new Blob(['<svg/>'], { type: 'image/svg+xml' }), 'a', 'svg')).toBe(false);
    expect(told).toEqual([{ what: 'file' }, { what: 'picture', picture }, { what: 'file' }]);
  });
});
