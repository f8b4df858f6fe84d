import { expect, it } from 'vitest';
import { preloadPage } from '../../../src/client/app/preload.ts';
import type { AppRoute } from '../../../src/client/app/routes.tsx';

const asked: string[] = [];
const route = (path: AppRoute['path']): AppRoute => ({
  path,
  audience: 'member',
  component: Object.assign(() => null, { preload: () => void asked.push(path) }),
});
const routes = (['/today', '/log', '/log/:kind', '/squad/records/:id'] as const).map(route);

it.each([
  ['/today', '/today'],
  ['/log', '/log'],
  ['/log/leaflet', '/log/:kind'],
  ['/squad/records/1', '/squad/records/:id'],
])('starts loading the page of %s', (path, expected) => {
  asked.length = 0;
  preloadPage(routes, path);
  expect(asked).toEqual([expected]);
});

it('loads nothing for an unknown address', () => {
  asked.length = 0;
  preloadPage(routes, '/nowhere/at/all');
  expect(asked).toEqual([]);
});
