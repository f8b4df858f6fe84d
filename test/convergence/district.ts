import type { Fields } from '../../src/client/data/store-types.ts';
import type { Actor } from '../../src/domain/kernel/actor.ts';
import { type Id, newId } from '../../src/domain/kernel/id.ts';
import type { MemberRole } from '../../src/domain/kernel/role.ts';
import type { KindName } from '../../src/domain/records/kinds/index.ts';
import type { ServerContext } from '../../src/server/platform/context.ts';
import { appendTrusted } from '../../src/server/records/append.ts';
import { must } from '../support/must.ts';

/** A small district: a town, two villages, two squads, one of each role that goes out. */
export interface District {
  readonly context: ServerContext;
  readonly places: readonly Id[];
  readonly squads: readonly [Id, Id];
  readonly people: Readonly<Record<'volunteer' | 'mate' | 'stranger' | 'leader' | 'officer' | 'administrator', Actor>>;
}

/** Founds the district that `context` names; its ids come from the context's randomness. */
export async function foundDistrict(context: ServerContext): Promise<District> {
  const drafts: { id: Id; kind: KindName; fields: Fields }[] = [];
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
  return { context, places, squads, people };
}

/** What the office does to a member at its desk. */
export async function editMember({ context, people }: District, record: Id, fields: Fields): Promise<void> {
  const id = newId(context.now(), context.random);
  must(await appendTrusted(context, people.administrator.member, [{ id, record, kind: 'member', fields }]));
}
