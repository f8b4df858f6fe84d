import type { Draft, Fields } from '../../src/demo/draft.ts';
import { loadDistrict } from '../../src/demo/load.ts';
import { type Random, seededRandom } from '../../src/demo/random.ts';
import { type Id, newId } from '../../src/domain/kernel/id.ts';
import type { KindName } from '../../src/domain/records/kinds/index.ts';
import type { ServerContext } from '../../src/server/platform/context.ts';
import { actorOf } from '../../src/server/records/actor.ts';
import { push } from '../../src/server/sync/push.ts';

const DAY_MS = 86_400_000;

/** A district small enough to read: one town with two villages and a school, another with one village; two squads. */
export interface SmallDistrict {
  readonly administrator: Id;
  readonly places: Readonly<Record<'town' | 'upper' | 'lower' | 'school' | 'otherTown' | 'far', Id>>;
  readonly squads: Readonly<Record<'first' | 'second', Id>>;
  readonly material: Id;
  readonly members: Readonly<Record<'volunteer' | 'mate' | 'leader' | 'organizer' | 'officer', Id>>;
}

/** Changes of one person, sent as a phone sends them. */
export async function enter(context: ServerContext, by: Id, drafts: readonly Draft[], random: Random): Promise<void> {
  const actor = await actorOf(context, by);
  if (!actor) throw new Error(`${by} is not on the roster`);
  const { refused } = await loadDistrict(
    { drafts, senders: [actor] },
    random,
    (_, batch) => push(context, actor, batch),
    () => undefined,
  );
  if (refused.length) throw new Error(`refused: ${JSON.stringify(refused[0])}`);
}

/** Enters the district by its administrator's hand. */
export async function enterSmallDistrict(context: ServerContext, administrator: Id): Promise<SmallDistrict> {
  const random = seededRandom(1);
  const at = context.now() - 30 * DAY_MS;
  const drafts: Draft[] = [];
  const make = (kind: KindName, fields: Fields): Id => {
    const id = newId(at, random.bytes);
    drafts.push({ id, kind, steps: [{ by: administrator, at, fields }] });
    return id;
  };
  const town = make('place', { name: '清水镇', form: 'town' });
  const upper = make('place', { name: '上河村', form: 'village', parent: town, households: 320 });
  const lower = make('place', { name: '下河村', form: 'village', parent: town, households: 210 });
  const school = make('place', { name: '清水小学', form: 'school', parent: town, pupils: 460 });
  const otherTown = make('place', { name: '石桥镇', form: 'town' });
  const far = make('place', { name: '青石村', form: 'village', parent: otherTown });
  const first = make('squad', { name: '第一分队', town });
  const second = make('squad', { name: '第二分队', town: otherTown });
  const material = make('material', { name: '折页', form: 'folder', opening: 5000 });
  const volunteer = make('member', { name: '王芳', role: 'volunteer', squad: first, number: 'QY-0001' });
  const mate = make('member', { name: '李强', role: 'volunteer', squad: first, number: 'QY-0002' });
  const leader = make('member', { name: '林立', role: 'leader', squad: first, number: 'QY-0003' });
  const organizer = make('member', { name: '刘洋', role: 'organizer' });
  const officer = make('member', { name: '陈静', role: 'officer' });
  await enter(context, administrator, drafts, random);
  return {
    administrator,
    places: { town, upper, lower, school, otherTown, far },
    squads: { first, second },
    material,
    members: { volunteer, mate, leader, organizer, officer },
  };
}
