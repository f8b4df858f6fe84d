import type { StockResponse } from '../../../../protocol/stock/stock.ts';

type Flow = StockResponse['flows'][number];

/** Where copies are, from print to people: a column of the drawing each. */
const columnOf: Readonly<Record<string, number>> = { source: 0, office: 1, squad: 2, member: 3, public: 4, loss: 4 };
const COLUMNS = 5;
/** More squads than this are drawn as one. */
const MAX_SQUADS = 8;
const GAP = 28;
/** Nothing is drawn thinner. */
const THINNEST = 1;

/** An account in the drawing, in units of the drawing. */
export interface FlowNode {
  readonly account: string;
  readonly column: number;
  readonly y: number;
  readonly height: number;
  /** Copies that came in, or went out if those are more: there was stock before the period. */
  readonly quantity: number;
}

/** Copies between two accounts, as a band between two edges. */
export interface FlowBand {
  readonly from: FlowNode;
  readonly to: FlowNode;
  readonly fromY: number;
  readonly toY: number;
  readonly thickness: number;
}

export interface FlowDrawing {
  readonly nodes: readonly FlowNode[];
  readonly bands: readonly FlowBand[];
  readonly height: number;
}

const stageOf = (account: string): string => account.split('/')[0] ?? '';
const columnAt = (account: string): number => columnOf[stageOf(account)] ?? 0;

/** Adds up flows between two accounts, less what came back, in the direction of the columns. */
function netFlows(flows: readonly Flow[]): Flow[] {
  const squads = new Set(flows.flatMap(({ from, to }) => [from, to]).filter((account) => stageOf(account) === 'squad'));
  const drawn = (account: string) => (squads.size > MAX_SQUADS && stageOf(account) === 'squad' ? 'squad' : account);
  const sums = new Map<string, Flow>();
  for (const flow of flows) {
    const [from, to] = [drawn(flow.from), drawn(flow.to)];
    const isBack = columnAt(from) > columnAt(to);
    const [giver, taker] = isBack ? [to, from] : [from, to];
    const key = `${giver} ${taker}`;
    const quantity = (sums.get(key)?.quantity ?? 0) + (isBack ? -flow.quantity : flow.quantity);
    sums.set(key, { from: giver, to: taker, quantity });
  }
  return [...sums.values()].filter(({ from, to, quantity }) => quantity > 0 && columnAt(from) !== columnAt(to));
}

/**
 * Lays out the way of the copies: accounts as bars in columns, with bands as thick as their copies.
 * @param tallest the height of the column with the most copies
 */
export function drawFlows(flows: readonly Flow[], tallest: number): FlowDrawing {
  const net = netFlows(flows);
  const accounts = [...new Set(net.flatMap(({ from, to }) => [from, to]))].sort();
  const sumOf = (end: 'from' | 'to', account: string) =>
    net.reduce((sum, flow) => sum + (flow[end] === account ? flow.quantity : 0), 0);
  const sized = accounts.map((account) => ({
    account,
    column: columnAt(account),
    quantity: Math.max(sumOf('from', account), sumOf('to', account)),
  }));
  const columns = Array.from({ length: COLUMNS }, (_, column) => sized.filter((each) => each.column === column));
  const total = (list: typeof sized) => list.reduce((sum, { quantity }) => sum + quantity, 0);
  const scale = tallest / Math.max(1, ...columns.map(total));
  const nodes = columns.flatMap((list) => {
    let y = GAP;
    return list.map((each): FlowNode => {
      const node = { ...each, y, height: Math.max(THINNEST, each.quantity * scale) };
      y += node.height + GAP;
      return node;
    });
  });
  const at = new Map(nodes.map((node) => [node.account, node]));
  const used = { from: new Map<string, number>(), to: new Map<string, number>() };
  const take = (end: 'from' | 'to', node: FlowNode, thickness: number): number => {
    const before = used[end].get(node.account) ?? 0;
    used[end].set(node.account, before + thickness);
    return node.y + before;
  };
  const order = (account: string) => at.get(account)?.y ?? 0;
  const bands = [...net]
    .sort((a, b) => order(a.from) - order(b.from) || order(a.to) - order(b.to))
    .flatMap((flow): FlowBand[] => {
      const [from, to] = [at.get(flow.from), at.get(flow.to)];
      const thickness = flow.quantity * scale;
      return from && to
        ? [{ from, to, fromY: take('from', from, thickness), toY: take('to', to, thickness), thickness }]
        : [];
    });
  return { nodes, bands, height: Math.max(0, ...nodes.map(({ y, height }) => y + height)) + GAP };
}
