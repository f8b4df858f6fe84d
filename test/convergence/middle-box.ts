import type { Faults } from './faults.ts';
import type { Random } from './random.ts';
import type { Reply, Sent } from './server.ts';

/** A device between the phones and the server that answers in the server's place. */
export interface MiddleBox {
  /** @returns what it answers; undefined for a request that it lets pass */
  answer(sent: Sent): Reply | undefined;
}

const statuses = [200, 302, 400, 401, 403, 404, 413, 500, 511];

const page = (status: number): Reply => ({
  status,
  headers: new Headers({ 'content-type': 'text/html' }),
  text: `<html>${status} 访问被拦截</html>`,
});

/** How many requests a portal answers before somebody signs in, at most. */
const LONGEST_PORTAL = 12;
/** A batch of the simulation is seldom longer, characters. */
const LEAST_BYTES = 900;

/**
 * Devices as they are met: one in three stories has a firewall that stops each push with a certain text, for good; one in
 * three a proxy that lets nothing compressed pass; one in three one that finds bodies too large; and in all of them a portal
 * answers everything now and then.
 * @param random of its own, so that it does not shift what else happens
 */
export function makeMiddleBox(random: Random, faults: Faults): MiddleBox {
  const forbidden = random.chance(0.33) ? `第${random.below(10)}` : undefined;
  const stopsPacked = random.chance(0.33);
  const most = random.chance(0.33) ? LEAST_BYTES + random.below(4_000) : Number.POSITIVE_INFINITY;
  const refusal = () => page(random.pick(statuses) ?? 403);
  let portal = 0;

  return {
    answer({ name, body, isPacked }) {
      if (portal === 0 && random.chance(0.01)) portal = 1 + random.below(LONGEST_PORTAL);
      if (portal > 0) {
        portal--;
        faults.note('portal');
        return refusal();
      }
      if (isPacked && stopsPacked) {
        faults.note('compressed body stopped');
        return refusal();
      }
      if (name === 'push' && forbidden !== undefined && body.includes(forbidden)) {
        faults.note('text stopped');
        return refusal();
      }
      if (body.length > most) {
        faults.note('large body stopped');
        return page(413);
      }
      return undefined;
    },
  };
}
