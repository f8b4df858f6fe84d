import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { batchAddress, readBatch } from '../../../src/domain/stock/batch.ts';

it.each([
  ['#26K3', '26K3'],
  ['#26k3', '26K3'],
  ['', undefined],
  ['#', undefined],
  ['#26K3<script>', undefined],
  ['#A-VERY-LONG-CODE', undefined],
])('reads the batch in %s', (hash, batch) => expect(readBatch(hash)).toBe(batch));

it('makes codes of 29 modules at most, for a host of usual length', () => {
  const address = batchAddress('https://qingyuan.example.gov.cn', '26K3');
  expect(encode(address, { ecc: 'M', border: 0 }).size).toBeLessThanOrEqual(29);
});
