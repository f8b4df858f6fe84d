import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFlows } from '../../../src/client/features/office/stock/flow-drawing.ts';

const account = fc.constantFrom('source', 'office', 'squad/1', 'squad/2', 'member', 'public', 'loss');
const flows = fc.uniqueArray(
  fc
    .record({ from: account, to: account, quantity: fc.integer({ min: 1, max: 50_000 }) })
    .filter(({ from, to }) => from !== to),
  { selector: ({ from, to }) => `${from} ${to}`, maxLength: 20 },
);

describe('the drawing of flows', () => {
  it('keeps bands within their bars, bars apart, and the tallest column as high as asked', () => {
    fc.assert(
      fc.property(flows, (list) => {
        const { nodes, bands } = drawFlows(list, 180);
        for (const { from, to, fromY, toY, thickness } of bands) {
          expect(from.column).toBeLessThan(to.column);
          for (const [node, y] of [
            [from, fromY],
            [to, toY],
          ] as const) {
            expect(y).toBeGreaterThanOrEqual(node.y - 1e-6);
            expect(y + thickness).toBeLessThanOrEqual(node.y + node.height + 1e-6);
          }
        }
        for (const a of nodes)
          for (const b of nodes)
            if (a !== b && a.column === b.column) expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
        const columns = [0, 1, 2, 3, 4].map((at) => nodes.filter(({ column }) => column === at));
        const heights = columns.map((list) => list.reduce((sum, { height }) => sum + height, 0));
        if (bands.length) expect(Math.max(...heights)).toBeLessThan(180 + nodes.length);
      }),
      { numRuns: 300 },
    );
  });

  it('takes off what came back, and draws many squads as one', () => {
    const sent = Array.from({ length: 9 }, (_, at) => ({ from: 'office', to: `squad/${at}`, quantity: 100 }));
    const { nodes, bands } = drawFlows([...sent, { from: 'squad/1', to: 'office', quantity: 40 }], 180);
    expect(nodes.map((node) => [node.account, node.quantity])).toEqual([
      ['office', 860],
      ['squad', 860],
    ]);
    expect(bands).toHaveLength(1);
  });
});
