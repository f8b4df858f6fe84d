import { describe, expect, it } from 'vitest';
import { networkKind } from '../../../src/client/sync/photos/network.ts';

describe('what a browser says of its network', () => {
  it.each([
    ['Wi-Fi', { type: 'wifi' }, 'wifi'],
    ['a cable', { type: 'ethernet' }, 'wifi'],
    ['mobile data', { type: 'cellular' }, 'cellular'],
    ['a phone shared by Bluetooth', { type: 'bluetooth' }, 'cellular'],
    ['that it does not know', { type: 'unknown' }, 'unknown'],
    ['nothing of the type, as on laptops', {}, 'unknown'],
    ['nothing at all, as Safari', undefined, 'unknown'],
  ] as const)('%s', (_, connection, kind) => expect(networkKind(connection)).toBe(kind));
});
