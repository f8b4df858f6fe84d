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
const none = { received: 0, given: 0, count: null, question: false };
const holdings = fc.array(
  fc.record({
    account: fc.constantFrom('office', 'squad/1', 'squad/2', 'member/1', 'member/2'),
    material: fc.constantFrom('a', 'b', null),
    balance: fc.integer({ min: -500, max: 5_000 }),
    received: fc.constant(0),
    given: fc.constant(0),
    count: fc.constant(null),
    question: fc.boolean(),
  }),
  { maxLength: 6 },
);

describe('the drawing of flows', () => {
  it('keeps bands within their bars, bars apart, and the tallest column as high as asked', () => {
    fc.assert(
      fc.property(flows, holdings, (list, held) => {
        const { nodes, bands } = drawFlows({ flows: list, holdings: held }, 180);
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
        for (const node of nodes) {
          expect(node.rest).toBeLessThanOrEqual(node.height + 1e-6);
          // What is left is not under the bands of what went out.
          const out = bands.filter(({ from }) => from === node).map(({ fromY, thickness }) => fromY + thickness);
          expect(Math.max(node.y, ...out)).toBeLessThanOrEqual(node.y + node.height - node.rest + 1e-6);
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
    const back = { from: 'squad/1', to: 'office', quantity: 40 };
    const { nodes, bands } = drawFlows({ flows: [...sent, back], holdings: [] }, 180);
    expect(nodes.map((node) => [node.account, node.quantity])).toEqual([
      ['office', 860],
      ['squad', 860],
    ]);
    expect(bands).toHaveLength(1);
  });

  it('shows what is left of all materials as the rest of a bar, and what is below zero apart', () => {
    const flows = [
      { from: 'source', to: 'office', quantity: 1_000 },
      { from: 'office', to: 'squad/1', quantity: 600 },
      { from: 'squad/1', to: 'public', quantity: 500 },
    ];
    const of = (account: string, material: string | null, balance: number) => ({ ...none, account, material, balance });
    const holdings = [
      ...[of('office', 'a', 300), of('office', 'b', 100), of('squad/1', 'a', 300), of('squad/1', 'b', -200)],
      ...[of('member/1', 'a', 50), of('member/2', 'a', 20), of('squad/1', null, 999)],
    ];
    const { nodes } = drawFlows({ flows, holdings }, 1_000);
    expect(nodes.map(({ account, quantity, rest, short }) => [account, quantity, Math.round(rest), short])).toEqual([
      ['source', 1_000, 0, 0],
      ['office', 1_000, 400, 0],
      ['squad/1', 800, 300, -200],
      ['member', 70, 70, 0],
      ['public', 500, 0, 0],
    ]);
  });
});
