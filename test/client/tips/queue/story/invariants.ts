import type { ItemStatus } from '../../../../../src/client/tips/queue/queue-status.ts';
import type { QueuedItem, RefusalCode } from '../../../../../src/client/tips/queue/types.ts';
import { TIPS_PATH } from '../../../../../src/protocol/tips/tip.ts';
import type { Sealed } from './items.ts';
import type { Stage } from './story.ts';

/** Whether there was a reason to refuse it. */
function isDeserved({ server, damaged, witness }: Stage, { id, token, seq, files }: Sealed, why: RefusalCode): boolean {
  const planned = server.refusals.get(id);
  if (planned) return why === planned;
  if (why === 'damaged') return files.some((file) => damaged.has(file.id));
  // What comes after something that was refused has nothing to follow.
  const isOrphan = [...witness.sealed.values()].some(
    (other) => other.token === token && other.seq < seq && !server.hasAllOf(other.id),
  );
  return isOrphan && (why === 'seq_wrong' || why === 'mailbox_unknown');
}

/** What is wrong with where a sealed item has got to; undefined when nothing is. */
function faultOf(stage: Stage, made: Sealed, item: QueuedItem | undefined, shown: ItemStatus | undefined) {
  const { server, witness } = stage;
  const isThere = server.hasAllOf(made.id);
  if (!item) return isThere || witness.givenUp.has(made.id) ? undefined : 'is lost';
  // A phone without room for so little as a note: the page knows it, and the next one will find out again.
  const why = item.refused ?? shown?.refused ?? null;
  if (why === null) return 'still waits';
  if (!isDeserved(stage, made, why)) return `was refused for no reason: ${why}`;
  return shown?.refused === why ? undefined : 'was refused, and nobody is told';
}

/** Nothing of a photo goes over the line twice but what something happened to. */
function wasteOf({ isAlone, server, network: { traffic } }: Stage, { files }: Sealed): string[] {
  // Several pages without a lock may send the same.
  if (!isAlone) return [];
  return files.flatMap(({ id, bytes }) => {
    const { sent = 0, excused = 0 } = traffic.get(`${TIPS_PATH}/files/${id}`) ?? {};
    const most = server.received(id) + excused;
    return sent > most
      ? [
          `photo ${id}: ${sent} bytes were sent, of ${bytes.length}, and ${server.received(id)} received, ${excused} excused`,
        ]
      : [];
  });
}

/**
 * All that must be true once there was a network for a while.
 * @returns what is not
 */
export async function findViolations(stage: Stage): Promise<string[]> {
  const { server, phone, witness, inMemory } = stage;
  const items = new Map((await phone.disk.raw.items()).map((item) => [item.id, item]));
  const shown = new Map(
    phone
      .tabs()[0]
      ?.sender.status()
      .items?.map((item) => [item.id, item]),
  );
  const found: string[] = [];
  for (const made of witness.sealed.values()) {
    const { id } = made;
    if ((server.effects.get(id) ?? 0) > 1) found.push(`${id} took effect more than once`);
    found.push(...wasteOf(stage, made));
    if (!witness.stored.has(id)) continue;
    const fault = faultOf(stage, made, items.get(id), shown.get(id));
    if (fault) found.push(`${id} (${made.seq}) ${fault}`);
  }
  for (const [id, { life, sender }] of inMemory) {
    const isRefused = sender.status().items?.some((item) => item.id === id && item.refused);
    if (life.isOn && !server.hasAllOf(id) && !isRefused && !witness.givenUp.has(id))
      found.push(`${id} waits in memory`);
  }
  const seals = new Set(witness.sealed.keys());
  for (const id of server.effects.keys()) if (!seals.has(id)) found.push(`${id} is at the server and nobody sealed it`);
  return found;
}
