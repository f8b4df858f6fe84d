import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../src/client/tips/queue/memory-store.ts';
import { inTurn, isBehind, type Row } from '../../../../src/client/tips/queue/queue-items.ts';
import type { QueuedItem } from '../../../../src/client/tips/queue/types.ts';

const home = memoryStore();

const row = (id: string, more: Partial<QueuedItem> = {}, kept: Row['kept'] = 'phone'): Row => ({
  home,
  kept,
  item: {
    id,
    kind: more.seq ? 'message' : 'tip',
    seq: 0,
    sealed: '{}',
    files: [],
    mailbox: 'one',
    order: 1,
    notBefore: 0,
    activity: null,
    draws: 0,
    taken: false,
    refused: null,
    ...more,
  },
});

const behind = (rows: readonly Row[]): string[] =>
  rows.filter((each) => isBehind(each, rows)).map(({ item }) => item.id);

describe('the texts of a mailbox', () => {
  it('are sent one after the other, by their numbers', () => {
    expect(behind([row('third', { seq: 2 }), row('first'), row('second', { seq: 1 })])).toEqual(['third', 'second']);
  });

  it('are sent in order even if one of them is only in a page’s memory', () => {
    expect(behind([row('second', { seq: 2 }), row('first', { seq: 1 }, 'memory')])).toEqual(['second']);
  });

  it('wait neither for photos nor for refused texts', () => {
    expect(behind([row('tip', { taken: true }), row('message', { seq: 1 })])).toEqual([]);
    expect(behind([row('tip', { refused: 'epoch_expired' }), row('message', { seq: 1 })])).toEqual([]);
  });

  it('do not wait for another mailbox', () => {
    expect(behind([row('tip'), row('other', { mailbox: 'two', seq: 4 })])).toEqual([]);
  });
});

describe('the order of attempts', () => {
  it('is by fewest failures, then by age', () => {
    const failures: Record<string, number> = { a: 3, c: 1 };
    const rows = inTurn([row('a'), row('b'), row('c'), row('d')], (id) => failures[id] ?? 0);
    expect(rows.map(({ item }) => item.id)).toEqual(['b', 'd', 'c', 'a']);
  });
});
