import { memoryStore } from '../../../../src/client/tips/queue/memory-store.ts';
import { tipStoreSuite } from '../../../contract/tip-store-suite.ts';

tipStoreSuite('a store in a page’s memory', memoryStore);
