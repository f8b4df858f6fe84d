export { makeSyncEngine } from './engine.ts';
export { httpTransport } from './http-transport.ts';
