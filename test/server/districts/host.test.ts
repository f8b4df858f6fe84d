import { expect, it } from 'vitest';
import { hostKey, originOf } from '../../../src/server/districts/host.ts';

it.each([
  ['Qingyuan.Example.CN', 'qingyuan.example.cn'],
  ['qingyuan.example.cn:8443', 'qingyuan.example.cn'],
  ['qingyuan.example.cn.', 'qingyuan.example.cn'],
  ['清源.例子', 'xn--c5wol.xn--fsqu00a'],
  ['192.168.1.5:8080', '192.168.1.5'],
  ['[2001:DB8::1]:80', '[2001:db8::1]'],
  ['127.0.0.1:8080', 'localhost'],
  ['[::1]', 'localhost'],
])('a district is known by the name in %s', (text, key) => {
  expect(hostKey(text)).toBe(key);
});

it.each([
  '',
  ':8080',
  'a b',
  'user@qingyuan.example.cn',
  'qingyuan.example.cn/x',
  'a?b',
  'a#b',
  'a\\b',
  'a:99999',
  '.',
])('no name is read from "%s"', (text) => {
  expect(hostKey(text)).toBeUndefined();
});

it('an origin keeps its scheme and port under another host', () => {
  expect(originOf('https://qingyuan.example.cn:8443', 'beishan.example.cn')).toBe('https://beishan.example.cn:8443');
  expect(originOf('http://localhost', 'beishan.localhost')).toBe('http://beishan.localhost');
});
