import type { StockResponse } from '../../../../protocol/stock/stock.ts';

type Flow = StockResponse['flows'][number];
type Stock = Pick<StockResponse, 'flows' | 'holdings'>;

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
  /** Copies that came in, or went out and are left if those are more: there was stock before the period. */
  readonly quantity: number;
  /** The lowest part of the bar: copies that are still there. */
  readonly rest: number;
  /** Copies that went out and never came in, as a number below 0; 0 without any. */
  readonly short: number;
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

/** Returns the account that an account is drawn as: members are one, and so are many squads. */
function drawnAs({ flows, holdings }: Stock): (account: string) => string {
  const accounts = [...flows.flatMap(({ from, to }) => [from, to]), ...holdings.map(({ account }) => account)];
  const squads = new Set(accounts.filter((account) => stageOf(account) === 'squad'));
  const isOne = (stage: string) => stage === 'member' || (stage === 'squad' && squads.size > MAX_SQUADS);
  return (account) => (isOne(stageOf(account)) ? stageOf(account) : account);
}

/** Adds up flows between two accounts, less what came back, in the direction of the columns. */
function netFlows(flows: readonly Flow[], drawn: (account: string) => string): Flow[] {
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

/** Adds up the copies of each holder, those below 0 apart. Leaflets of no named material are in nobody's hands. */
function balancesOf(holdings: Stock['holdings'], drawn: (account: string) => string) {
  const balances = new Map<string, { rest: number; short: number }>();
  for (const { account, material, balance } of holdings) {
    if (material === null || balance === 0) continue;
    const { rest, short } = balances.get(drawn(account)) ?? { rest: 0, short: 0 };
    balances.set(drawn(account), { rest: rest + Math.max(0, balance), short: short + Math.min(0, balance) });
  }
  return balances;
}

/**
 * Lays out the way of the copies: accounts as bars in columns, with bands as thick as their copies. What is not handed
 * on is the rest of a bar.
 * @param tallest the height of the column with the most copies
 */
export function drawFlows(stock: Stock, tallest: number): FlowDrawing {
  const drawn = drawnAs(stock);
  const net = netFlows(stock.flows, drawn);
  const balances = balancesOf(stock.holdings, drawn);
  const accounts = [...new Set([...net.flatMap(({ from, to }) => [from, to]), ...balances.keys()])].sort();
  const sumOf = (end: 'from' | 'to', account: string) =>
    net.reduce((sum, flow) => sum + (flow[end] === account ? flow.quantity : 0), 0);
  const sized = accounts.map((account) => {
    const { rest, short } = balances.get(account) ?? { rest: 0, short: 0 };
    const quantity = Math.max(sumOf('from', account) + rest, sumOf('to', account));
    return { account, column: columnAt(account), quantity, rest, short };
  });
  const columns = Array.from({ length: COLUMNS }, (_, column) => sized.filter((each) => each.column === column));
  const total = (list: typeof sized) => list.reduce((sum, { quantity }) => sum + quantity, 0);
  const scale = tallest / Math.max(1, ...columns.map(total));
  const nodes = columns.flatMap((list) => {
    let y = GAP;
    return list.map((each): FlowNode => {
      const node = { ...each, y, height: Math.max(THINNEST, each.quantity * scale), rest: each.rest * scale };
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
