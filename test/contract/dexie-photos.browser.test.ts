import { dexieBackend } from '../../src/client/data/idb/dexie-backend.ts';
import { photoSuite } from './photo-suite.ts';

photoSuite('photos in IndexedDB', () => dexieBackend(`photos-${crypto.randomUUID()}`));
