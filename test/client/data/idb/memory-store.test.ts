import { memoryBackend } from '../../../../src/client/data/idb/memory-backend.ts';
import { storeSuite } from '../../../contract/store-suite.ts';

storeSuite('a store in memory', memoryBackend);
