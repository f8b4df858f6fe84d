import { dexieBackend } from '../../src/client/storage/dexie-backend.ts';
import { storeSuite } from './store-suite.ts';

storeSuite('a store in IndexedDB', () => dexieBackend(`store-${crypto.randomUUID()}`));
