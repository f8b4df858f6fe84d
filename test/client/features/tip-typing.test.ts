import { describe, expect, it } from 'vitest';
import { checkTyping } from '../../../src/client/features/public/tip-receipt/typing.ts';
import { formatReceipt, newReceipt } from '../../../src/domain/tips/receipt.ts';

const receipt = newReceipt((n) => new Uint8Array(n).map((_, at) => (at * 37 + 11) % 256));

describe('feedback on typing a receipt code', () => {
  it('reports progress, and no error while the code may still become valid', () => {
    for (let typed = 0; typed < receipt.length; typed++)
      expect(checkTyping(receipt.slice(0, typed), false)).toEqual({
        count: typed,
        receipt: undefined,
        fault: undefined,
      });
  });

  it('accepts a complete code in any spelling', () => {
    for (const text of [receipt, formatReceipt(receipt), receipt.toLowerCase(), ` ${formatReceipt(receipt)} `])
      expect(checkTyping(text, false)).toEqual({ count: 21, receipt, fault: undefined });
  });

  it('reports an impossible character at once', () => {
    expect(checkTyping(`${receipt.slice(0, 4)}U`, false).fault).toContain('第 5 个');
    expect(checkTyping(`${receipt.slice(0, 2)}-毒`, false).fault).toContain('第 3 个');
  });

  it('reports a wrong check character, and how many characters are missing or too many', () => {
    const other = receipt.startsWith('A') ? 'B' : 'A';
    expect(checkTyping(other + receipt.slice(1), false).fault).toContain('抄错');
    expect(checkTyping(receipt.slice(0, 18), true).fault).toContain('还差 3 个');
    expect(checkTyping(`${receipt}AB`, false).fault).toContain('多了 2 个');
  });
});
