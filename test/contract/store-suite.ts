import { describe } from 'vitest';
import type { Backend } from '../../src/client/data/idb/backend.ts';
import { attentionSuite } from './store-attention.ts';
import { listsSuite } from './store-lists.ts';
import { TestPhone } from './store-phone.ts';
import { pullingSuite } from './store-pulling.ts';
import { receiptsSuite } from './store-receipts.ts';
import { retentionSuite } from './store-retention.ts';
import { savingSuite } from './store-saving.ts';
import { watchingSuite } from './store-watching.ts';

/** What every store does, whatever it keeps its rows in. */
export function storeSuite(name: string, open: () => Backend): void {
  describe(name, () => {
    const phone = new TestPhone(open);
    savingSuite(phone);
    receiptsSuite(phone);
    attentionSuite(phone);
    pullingSuite(phone);
    retentionSuite(phone);
    listsSuite(phone);
    watchingSuite(phone);
  });
}
