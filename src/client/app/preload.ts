import type { AppRoute } from './routes.tsx';

const matches = (pattern: string, path: string): boolean => {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at]);
};

/**
 * Begins to load the page of an address at once, beside what stands around it. Otherwise a slow phone would first load
 * the frame, then ask who it belongs to, and only then learn which page it needs.
 */
export function preloadPage(routes: readonly AppRoute[], path: string): void {
  routes.find((route) => matches(route.path, path))?.component.preload?.();
}
