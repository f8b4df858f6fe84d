import { describe, expect, it } from 'vitest';
import { prepareCopy } from '../../../../src/server/platform/database/copy.ts';

describe('prepareCopy', () => {
  it('uses buffers outside Node’s shared pool, also for large rows', () => {
    // Buffers are returned and written again, which would overwrite anything that shares a pool with them.
    for (const length of [10, 300, 1_000, 3_000, 100_000]) {
      const { rows } = prepareCopy('change', [{ kind: '字'.repeat(length) }], { kind: 'text' }, {});
      expect(rows.byteOffset).toBe(0);
      expect(rows.buffer.byteLength).not.toBe(Buffer.poolSize);
    }
  });
});
