import { dexieBackend } from '../../src/client/data/idb/dexie-backend.ts';
import { storeSuite } from './store-suite.ts';

storeSuite('a store in IndexedDB', () => dexieBackend(`store-${crypto.randomUUID()}`));
