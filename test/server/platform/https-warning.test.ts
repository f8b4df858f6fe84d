import { expect, it } from 'vitest';
import { httpsWarning } from '../../../src/server/platform/https-warning.ts';

it.each(['http://qy.test:8096', 'http://192.168.1.5', 'http://127.0.0.1.example.cn', 'http://localhost.example.cn'])(
  'warns of %s',
  (url) => expect(httpsWarning(url)).toContain(url),
);

it.each([
  'https://qy.test',
  'http://localhost:8080',
  'http://demo.localhost',
  'http://127.0.0.1:1',
  'http://[::1]:8080',
])('accepts %s', (url) => expect(httpsWarning(url)).toBeUndefined());
