import { type Id, newId } from '../../domain/kernel/id.ts';
import type { MemberRole } from '../../domain/kernel/role.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import type { Draft, Fields } from '../draft.ts';
import type { Random } from '../random.ts';
import { givenNames, surnames } from '../words/people-names.ts';
import type { Person, Squad, Town } from '../world.ts';
import type { Founding } from './founding.ts';

const SQUAD_SIZE = 64;
const ORGANIZERS = 3;
/** Officers beside the administrator; together they are five. */
const OFFICERS = 4;

const ordinals = ['一', '二', '三', '四', '五'] as const;

export interface People {
  readonly squads: Squad[];
  readonly organizers: Person[];
  readonly officers: Person[];
  readonly drafts: Draft[];
}

/** Generates 5 squads of 64 volunteers, leaders included, and the organizers and officers. */
export function generatePeople(random: Random, founding: Founding, towns: readonly Town[]): People {
  const drafts: Draft[] = [];
  const taken = new Set<string>();
  const name = (): string => {
    for (;;) {
      const candidate = random.weighted(surnames, (s) => 60 - surnames.indexOf(s)) + random.pick(givenNames);
      if (taken.has(candidate)) continue;
      taken.add(candidate);
      return candidate;
    }
  };
  const add = (kind: KindName, fields: Fields): Id => {
    const id = newId(founding.at, random.bytes);
    drafts.push({ id, kind, steps: [{ ...founding, fields }] });
    return id;
  };
  let count = 0;
  const person = (role: MemberRole, squad: Id | null, workWeight: number): Person => {
    count += 1;
    const full = name();
    const id = add('member', {
      name: full,
      role,
      number: `QY-2024-${String(count).padStart(4, '0')}`,
      // No mobile number starts with 10, so nobody can be called by mistake.
      phone: `100${String(random.int(0, 99_999_999)).padStart(8, '0')}`,
      ...(squad ? { squad } : {}),
    });
    return { id, name: full, workWeight, actor: { member: id, role, squad } };
  };

  const squads = towns.map((town, index): Squad => {
    const squadName = `第${ordinals[index] ?? ''}分队`;
    const id = add('squad', { name: squadName, town: town.id });
    const leader = person('leader', id, 1);
    const volunteers = Array.from({ length: SQUAD_SIZE - 1 }, (_, order) =>
      // The first of each squad does the most; the others do a little.
      person('volunteer', id, order === 0 ? 8 : 0.2 + 3 * random.next() ** 3),
    );
    return { id, name: squadName, town, leader, volunteers };
  });
  const organizers = Array.from({ length: ORGANIZERS }, () => person('organizer', null, 1));
  const officers = Array.from({ length: OFFICERS }, () => person('officer', null, 1));
  return { squads, organizers, officers, drafts };
}
