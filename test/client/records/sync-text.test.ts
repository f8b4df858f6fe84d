import { describe, expect, it } from 'vitest';
import { nextText } from '../../../src/client/records/sync-text.ts';

const NOW = Date.UTC(2026, 5, 15, 6);
const IN_A_WHILE = Date.UTC(2026, 5, 15, 6, 32);
const idle = {
  online: true,
  failure: null,
  nextAttempt: NOW + 1_000,
  sending: new Set<string>(),
  sendingOf: null,
  unsent: 3,
};
const text = (more: Partial<Parameters<typeof nextText>[0]>) => nextText({ ...idle, ...more }, NOW);

describe('the text on what happens next', () => {
  it.each([
    ['all is there', { unsent: 0, failure: 'offline' }, '都已收到。'],
    ['the phone knows of no network', { online: false, failure: 'offline' }, '没有网络，有网后自动发送。'],
    ['the server is out of reach', { failure: 'offline' }, '还没有连上服务器，连上后自动发送。'],
    ['it is, and the next try is far', { failure: 'offline', nextAttempt: IN_A_WHILE }, /最晚 14:32 再试。$/],
    ['the server is busy', { failure: 'busy', nextAttempt: IN_A_WHILE }, '服务器忙，14:32 自动再发。'],
    ['nothing stands in the way', {}, '马上发送。'],
    ['one is to be tried later', { nextAttempt: IN_A_WHILE }, '14:32 自动再发。'],
    ['a first batch is under way', { sending: new Set(['a']), sendingOf: 3 }, '正在发送。'],
    ['some of many are through', { sending: new Set(['a']), sendingOf: 12, unsent: 9 }, '正在发送，已发出 3/12。'],
  ] as const)('%s', (_, status, expected) => {
    if (typeof expected === 'string') expect(text(status)).toBe(expected);
    else expect(text(status)).toMatch(expected);
  });
});
