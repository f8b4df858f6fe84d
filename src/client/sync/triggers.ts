import type { SyncEngine } from './engine-types.ts';

/** Wakes the engine when the app starts, comes to the front or hears of a network. Returns the stop. */
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
