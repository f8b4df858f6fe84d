import { expect, it } from 'vitest';
import type { RelayFileRow } from '../../../src/client/data/relay/relay-file-row.ts';
import { relayFileFailureText, relayFileText } from '../../../src/client/features/member/outbox/relay-file-text.ts';
import { giverOf } from '../../../src/client/state/relay-files.ts';

const relayFile = (more: Partial<RelayFileRow>): RelayFileRow => ({
  id: 'n',
  from: '王芳',
  state: 'delivered',
  receivedAt: 0,
  ...more,
});

it('describes the result of a relay file, never its content', () => {
  const outcome = { accepted: 3, duplicates: 2, waiting: 1, refused: [{ code: 'future_date', count: 2 } as const] };
  expect(relayFileText(relayFile({ outcome }), false)).toBe(
    '服务器收下 3 条；2 条之前已经收到，不会重复算；1 条要等原手机自己发；2 条没有接受，原因会显示在原手机的“需要处理”里',
  );
  const again = { accepted: 0, duplicates: 3, waiting: 0, refused: [] };
  expect(relayFileText(relayFile({ outcome: again }), false)).toBe('3 条之前已经收到，不会重复算');
  expect(relayFileText(relayFile({ state: 'refused', refusal: 'relay_unknown_key' }), false)).toMatch(
    /记录还在原来的手机上/,
  );
  expect(relayFileText(relayFile({ state: 'waiting' }), false)).toBe('有网络时自动送出');
  expect(relayFileText(relayFile({ state: 'waiting' }), true)).toBe('正在送');
});

it('explains why a file was not accepted', () => {
  expect(relayFileFailureText({ code: 'not_a_relay_file' })).toMatch(/这不是清源的待发文件/);
  expect(relayFileFailureText({ code: 'storage_full' })).toMatch(/手机存储满了/);
});

it('reads the owner from a file name that chats and copies have altered', () => {
  expect(giverOf('清源-待发-王芳-20261123.qingyuan')).toBe('王芳');
  expect(giverOf('清源-待发-王芳-20261123.qingyuan.txt')).toBe('王芳');
  expect(giverOf('清源-待发-王芳-20261123(1).qingyuan.txt')).toBe('王芳');
  expect(giverOf('qingyuan-unsent-Wang-20261123.qingyuan')).toBe('Wang');
  expect(giverOf('IMG_2026.jpg')).toBe('IMG_2026');
});
