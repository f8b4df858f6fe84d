import { createRoot } from 'solid-js';
import { afterEach, expect, it, vi } from 'vitest';
import { createCopy } from '../../../src/client/components/copy.ts';

afterEach(() => vi.unstubAllGlobals());

/** Copies in a browser with this clipboard. */
async function copyWith(clipboard: unknown): Promise<boolean | undefined> {
  vi.stubGlobal('navigator', { clipboard });
  const { copy, copied } = createRoot(() => createCopy(() => '禁毒宣传'));
  expect(copied()).toBeUndefined();
  await copy();
  return copied();
}

it('copies the text as it is now', async () => {
  const taken: string[] = [];
  expect(await copyWith({ writeText: async (text: string) => void taken.push(text) })).toBe(true);
  expect(taken).toEqual(['禁毒宣传']);
});

it('says that nothing was copied where there is no clipboard, or where it is refused', async () => {
  expect(await copyWith(undefined)).toBe(false);
  expect(await copyWith({ writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) })).toBe(false);
});
