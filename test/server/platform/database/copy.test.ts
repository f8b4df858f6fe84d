import { describe, expect, it } from 'vitest';
import { prepareCopy } from '../../../../src/server/platform/database/copy.ts';

describe('rows for a COPY', () => {
  it('lie in memory of their own, also when they are longer than most', () => {
    // Given back afterwards and written into again: what shares a pool with others would be written over.
    for (const length of [10, 300, 1_000, 3_000, 100_000]) {
      const { rows } = prepareCopy('change', [{ kind: '字'.repeat(length) }], { kind: 'text' }, {});
      expect(rows.byteOffset).toBe(0);
      expect(rows.buffer.byteLength).not.toBe(Buffer.poolSize);
    }
  });
});
