import { expect, it } from 'vitest';
import { createApp, createDistrictApp } from '../../../../src/server/http/app.ts';
import type { Services } from '../../../../src/server/http/services.ts';
import { makeQueueBudgets } from '../../../../src/server/platform/http/gate.ts';

it('gives a request one id, although two apps handle it', async () => {
  let ids = 0;
  const random = (count: number): Uint8Array => {
    ids += 1;
    return new Uint8Array(count);
  };
  const services = {
    platform: { now: Date.now, random },
    queueBudgets: makeQueueBudgets(),
    publicUrl: 'http://localhost',
    secret: 'of a test',
    staticFiles: new Map(),
  } as unknown as Services;
  const district = createDistrictApp(services);
  const app = createApp(services, async () => district);
  const before = ids;
  const answer = await app.request('/api/nowhere', {}, { incoming: { socket: {} } });
  expect(answer.status).toBe(404);
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(ids - before).toBe(1);
});
