import { describe, expect, it } from 'vitest';
import { readTipAddress } from '../../../../src/client/tips/page/address.ts';

describe('the fragment of the tip page', () => {
  it.each([
    ['', { behalf: false, pin: undefined }],
    ['#behalf', { behalf: true, pin: undefined }],
    ['#main', { behalf: false, pin: undefined }],
    ['#k=0123456789ABCDEFGHJK', { behalf: false, pin: { fingerprint: '0123456789ABCDEFGHJK' } }],
    ['#k=0123-4567-89ab-cdef-ghjk&behalf', { behalf: true, pin: { fingerprint: '0123456789ABCDEFGHJK' } }],
    ['#k=O123456789ABCDEFGHJK', { behalf: false, pin: { fingerprint: '0123456789ABCDEFGHJK' } }],
  ])('reads %s', (hash, expected) => {
    expect(readTipAddress(hash)).toEqual(expected);
  });

  it.each(['#k=', '#k=0123', '#k=0123456789ABCDEFGHJKM', '#k=0123456789ABCDEFGHJU'])(
    'never takes %s, cut off or damaged, for no pin at all',
    (hash) => {
      expect(readTipAddress(hash).pin).toBe('unreadable');
    },
  );
});
