import { memoryBackend } from '../../../../src/client/data/idb/memory-backend.ts';
import { photoSuite } from '../../../contract/photo-suite.ts';

photoSuite('photos in memory', memoryBackend);
