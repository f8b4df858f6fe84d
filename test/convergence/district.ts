import type { Fields } from '../../src/client/data/store-types.ts';
import type { Actor } from '../../src/domain/kernel/actor.ts';
import { dayAt } from '../../src/domain/kernel/day.ts';
import { type Id, newId } from '../../src/domain/kernel/id.ts';
import type { MemberRole } from '../../src/domain/kernel/role.ts';
import type { KindName } from '../../src/domain/records/kinds/index.ts';
import type { ServerContext } from '../../src/server/platform/context.ts';
import { appendTrusted, type DraftChange } from '../../src/server/records/append.ts';
import { must } from '../support/must.ts';
import type { Random } from './random.ts';

/** A small district: a town, two villages, two squads, one of each role that goes out. */
export interface District {
  readonly context: ServerContext;
  /** The changes that founded it. */
  readonly drafts: readonly DraftChange[];
  readonly places: readonly Id[];
  readonly squads: readonly [Id, Id];
  readonly material: Id;
  readonly people: Readonly<Record<'volunteer' | 'mate' | 'stranger' | 'leader' | 'officer' | 'administrator', Actor>>;
}

/** Founds the district that `context` names; its ids come from the context's randomness. */
export async function foundDistrict(context: ServerContext): Promise<District> {
  const drafts: DraftChange[] = [];
  const fresh = () => newId(context.now(), context.random);
  const make = (kind: KindName, fields: Fields): Id => {
    const id = fresh();
    drafts.push({ id, kind, fields });
    return id;
  };
  await context.db.insertInto('district').values({ id: context.district, name: '清源区', epoch: fresh() }).execute();
  const town = make('place', { name: '东镇', form: 'town' });
  const places = ['上村', '下村'].map((name) => make('place', { name, form: 'village', parent: town }));
  const squads = [make('squad', { name: '一分队', town }), make('squad', { name: '二分队', town })] as const;
  const material = make('material', { name: '折页' });
  const member = (name: string, role: MemberRole, squad: Id | null): Actor => ({
    member: make('member', { name, role, ...(squad ? { squad } : {}) }),
    role,
    squad,
  });
  const people = {
    volunteer: member('王芳', 'volunteer', squads[0]),
    mate: member('李强', 'volunteer', squads[0]),
    stranger: member('赵敏', 'volunteer', squads[1]),
    leader: member('张伟', 'leader', squads[0]),
    officer: member('陈静', 'officer', null),
    administrator: member('杨磊', 'administrator', null),
  };
  must(await appendTrusted(context, people.administrator.member, drafts));
  return { context, drafts, places, squads, material, people };
}

/** Another district in the same database, which nothing of the story may reach. */
export interface Neighbour {
  readonly context: ServerContext;
  /** Its changes. */
  readonly changes: ReadonlySet<Id>;
  /** Records of its own, beside those that have the same ids in both districts. */
  readonly work: ReadonlySet<Id>;
}

export const neighbourNameOf = (district: string): string => `${district}, neighbour`;

/** Founds a neighbour: the same ids with other names, so that a forgotten district is noticed, and work of each member. */
export async function foundNeighbour({ context: near, drafts, people }: District, random: Random): Promise<Neighbour> {
  const context: ServerContext = { ...near, district: neighbourNameOf(near.district), random: random.bytes };
  const fresh = () => newId(context.now(), context.random);
  await context.db.insertInto('district').values({ id: context.district, name: '邻区', epoch: fresh() }).execute();
  const twins = drafts.map((draft) => ({ ...draft, fields: { ...draft.fields, name: `邻区${draft.fields.name}` } }));
  const date = dayAt(context.now());
  const work = Object.values(people).flatMap(({ member, squad }): DraftChange[] =>
    squad ? [{ id: fresh(), kind: 'leaflet', fields: { date, quantity: 999, member, squad } }] : [],
  );
  must(await appendTrusted(context, people.administrator.member, [...twins, ...work]));
  const idsOf = (changes: readonly DraftChange[]) => new Set(changes.map(({ id }) => id));
  return { context, changes: idsOf([...twins, ...work]), work: idsOf(work) };
}

/** What the office does to a member at its desk. */
export async function editMember({ context, people }: District, record: Id, fields: Fields): Promise<void> {
  const id = newId(context.now(), context.random);
  must(await appendTrusted(context, people.administrator.member, [{ id, record, kind: 'member', fields }]));
}
