export { makeSyncStore } from '../data/make-sync-store.ts';
export { startBadge } from './badge.ts';
export { checkData } from './digest.ts';
export { scheduleDigest } from './digest-schedule.ts';
export { makeSyncEngine } from './engine.ts';
export { httpTransport } from './http-transport.ts';
export { startLive } from './live.ts';
