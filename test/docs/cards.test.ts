import { join } from 'node:path';
import { expect, it } from 'vitest';
import { statementsDocument } from '../support/statements.ts';
import { root } from './documents.ts';

it('lists every statement of the cards with its source', async () => {
  await expect(statementsDocument).toMatchFileSnapshot(join(root, 'docs/CARDS.md'));
});
