import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { appPaths, isAppPage } from '../../src/protocol/pages/app-paths.ts';
import { publicPage } from '../../src/protocol/pages/public-paths.ts';

it('the server and the client know the same pages of the app', () => {
  const routes = readFileSync('src/client/app/routes.tsx', 'utf8').matchAll(/\bpath: '(\/[^']*)'/g);
  expect(Array.from(routes, ([, path]) => path).sort()).toEqual([...appPaths].sort());
});

it.each([
  ['/today', true],
  ['/today/', true],
  ['/log/leaflet', true],
  ['/log/leaflet/x', false],
  ['/office/tips/keys', true],
  ['/', false],
  ['/todays', false],
  ['/office/nothing', false],
  ['//evil.example', false],
])('%s is a page of the app: %s', (path, expected) => {
  expect(isAppPage(path)).toBe(expected);
});

it.each([
  ['/', '/'],
  ['/calendar/', '/calendar'],
  ['/about/functions', '/about/functions'],
  ['/calendars', undefined],
  ['', undefined],
])('%s is the public page %s', (path, expected) => {
  expect(publicPage(path)).toBe(expected);
});
