import type { AppRoute } from './routes.tsx';

const matches = (pattern: string, path: string): boolean => {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at]);
};

/**
 * Starts loading a page's chunk at once, in parallel with the frame and the identity. In sequence, a slow phone would
 * wait for each of the three.
 */
export function preloadPage(routes: readonly AppRoute[], path: string): void {
  routes.find((route) => matches(route.path, path))?.component.preload?.();
}
