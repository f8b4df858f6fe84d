import type { CheckedBundle } from '../../../src/client/tips/crypto/bundle.ts';
import { newIdentity, recipientOf } from '../../../src/client/tips/crypto/identity.ts';
import { sealTip } from '../../../src/client/tips/crypto/seal.ts';
import { solveProof } from '../../../src/client/tips/queue/solve.ts';
import { httpTips } from '../../../src/client/tips/queue/transport.ts';
import { newId, randomId } from '../../../src/domain/kernel/id.ts';
import { newReceipt } from '../../../src/domain/tips/receipt.ts';
import { makeJpeg } from '../../support/jpeg.ts';

const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/** Whom to seal to: what a phone has in hand after it has checked the list. */
async function bundleFor(officers: number): Promise<CheckedBundle> {
  const recipient = async () => recipientOf(await newIdentity());
  return {
    instance: newId(Date.now(), random),
    epoch: 1,
    from: '2026-11-01',
    until: '2027-01-31',
    fingerprint: '',
    officers: await Promise.all(
      Array.from({ length: officers }, async () => ({ key: randomId(random), recipient: await recipient() })),
    ),
    recovery: await recipient(),
  };
}

const bench = {
  /** @returns ms that the sealing of a tip takes, with photos of together so many bytes */
  async seal(officers: number, photos: number, bytes: number): Promise<number> {
    const bundle = await bundleFor(officers);
    const pictures = Array.from({ length: photos }, (_, at) =>
      makeJpeg({ size: Math.floor(bytes / photos), seed: at + 1 }),
    );
    const content = { what: '夜里常有车来，卸下桶，气味刺鼻。', where: '旧砖窑', when: '', contact: '', behalf: false };
    const start = performance.now();
    const sealed = await sealTip({ bundle, content, photos: pictures, receipt: newReceipt(random), random });
    if (!sealed.ok) throw new Error(sealed.error.code);
    return performance.now() - start;
  },
  /** @returns ms that a proof of work takes in its worker, the challenge of the server in hand */
  async prove(hash: string): Promise<number> {
    const challenge = await httpTips().challenge(hash);
    if (!challenge.ok) throw new Error(challenge.error.code);
    const start = performance.now();
    if (!(await solveProof(challenge.value))) throw new Error('no proof was found');
    return performance.now() - start;
  },
};

export type TipBench = typeof bench;
Object.assign(globalThis, { bench });
