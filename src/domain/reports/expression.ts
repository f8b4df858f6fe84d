/*
 * Conditions and arithmetic of a template. A name is a figure's Chinese name, or that of a definition.
 */

export const comparisons = {
  '≥': 'least',
  '>=': 'least',
  '≤': 'most',
  '<=': 'most',
  '>': 'above',
  '<': 'below',
  '=': 'equal',
} as const;
export type Comparison = (typeof comparisons)[keyof typeof comparisons];

export type Condition =
  /** A value is known. */
  | { readonly type: 'known' | 'unknown'; readonly name: string }
  | {
      readonly type: 'compare';
      readonly left: Expression;
      readonly is: Comparison;
      readonly right: Expression;
    };

export type Expression =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'name'; readonly name: string }
  | {
      readonly type: 'sum' | 'difference' | 'product' | 'quotient';
      readonly left: Expression;
      readonly right: Expression;
    };

/** Limit of an expression's operands, so that reading and computing take bounded time. */
export const MAX_OPERANDS = 20;
const MAX_LENGTH = 300;

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([+＋\-－×*÷/()（）])|([^\s+＋\-－×*÷/()（）\d][^\s+＋\-－×*÷/()（）]*))/y;
const signs: Readonly<Record<string, 'sum' | 'difference' | 'product' | 'quotient'>> = {
  '+': 'sum',
  '＋': 'sum',
  '-': 'difference',
  '－': 'difference',
  '×': 'product',
  '*': 'product',
  '÷': 'quotient',
  '/': 'quotient',
};

type Token =
  | { readonly type: 'operand'; readonly operand: Expression }
  | { readonly type: 'sign'; readonly sign: 'sum' | 'difference' | 'product' | 'quotient' }
  | { readonly type: 'open' | 'close' };

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  let operands = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (!found) return undefined;
    const [, number, mark, name] = found;
    if ((number ?? name) !== undefined && ++operands > MAX_OPERANDS) return undefined;
    const sign = mark === undefined ? undefined : signs[mark];
    if (number !== undefined) tokens.push({ type: 'operand', operand: { type: 'number', value: Number(number) } });
    else if (name !== undefined) tokens.push({ type: 'operand', operand: { type: 'name', name } });
    else if (sign) tokens.push({ type: 'sign', sign });
    else tokens.push({ type: mark === '(' || mark === '（' ? 'open' : 'close' });
  }
  return tokens;
}

/** Reads sums and products of names and numbers, with brackets; undefined if the text is none. */
export function readExpression(text: string): Expression | undefined {
  const tokens = text.length > MAX_LENGTH ? undefined : tokensOf(text.trim());
  if (!tokens?.length) return undefined;
  let at = 0;
  const isProduct = (token: Token | undefined) =>
    token?.type === 'sign' && (token.sign === 'product' || token.sign === 'quotient') ? token.sign : undefined;
  const isSum = (token: Token | undefined) =>
    token?.type === 'sign' && (token.sign === 'sum' || token.sign === 'difference') ? token.sign : undefined;
  const chain = (next: () => Expression | undefined, signOf: typeof isProduct | typeof isSum) => {
    let left = next();
    for (let sign = signOf(tokens[at]); left && sign; sign = signOf(tokens[at])) {
      at++;
      const right = next();
      left = right && { type: sign, left, right };
    }
    return left;
  };
  const operand = (): Expression | undefined => {
    const token = tokens[at++];
    if (token?.type === 'operand') return token.operand;
    if (token?.type !== 'open') return undefined;
    const inner = sum();
    return tokens[at++]?.type === 'close' ? inner : undefined;
  };
  const product = () => chain(operand, isProduct);
  const sum = (): Expression | undefined => chain(product, isSum);
  const read = sum();
  return at === tokens.length ? read : undefined;
}

const KNOWN = /^(有数|无数)\s*[（(]\s*([^（）()]+?)\s*[）)]$/;
const COMPARE = /^(.+?)\s*(≥|>=|≤|<=|>|<|=)\s*(.+)$/;

/** Reads `有数(名称)`, `无数(名称)`, or a comparison of two expressions; undefined if the text is none. */
export function readCondition(text: string): Condition | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const [, known, name] = KNOWN.exec(text) ?? [];
  if (known && name) return { type: known === '有数' ? 'known' : 'unknown', name };
  const [, first = '', sign = '', second = ''] = COMPARE.exec(text) ?? [];
  const [left, right] = [readExpression(first), readExpression(second)];
  const is = comparisons[sign as keyof typeof comparisons];
  return left && right && is ? { type: 'compare', left, is, right } : undefined;
}

/** Lists the names in an expression or a condition. */
export function namesIn(part: Expression | Condition): string[] {
  switch (part.type) {
    case 'number':
      return [];
    case 'name':
    case 'known':
    case 'unknown':
      return [part.name];
    default:
      return [...namesIn(part.left), ...namesIn(part.right)];
  }
}
