import type { SyncEngine } from './engine-types.ts';

/** Triggers the engine when the app starts, becomes visible or goes online. Returns a function that stops it. */
export function startTriggers(engine: SyncEngine): () => void {
  const online = () => engine.trigger('online');
  const visible = () => {
    if (document.visibilityState === 'visible') engine.trigger('visible');
  };
  addEventListener('online', online);
  document.addEventListener('visibilitychange', visible);
  engine.trigger('start');
  return () => {
    removeEventListener('online', online);
    document.removeEventListener('visibilitychange', visible);
  };
}
