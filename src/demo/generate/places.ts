import { newId } from '../../domain/kernel/id.ts';
import type { Draft, Fields } from '../draft.ts';
import type { Random } from '../random.ts';
import { splitBy } from '../split.ts';
import { groupNames, townNames, venueNames } from '../words/place-names.ts';
import type { School, Town, Venue, Village } from '../world.ts';
import type { Founding } from './founding.ts';

/** Pupils of the district's 50 primary and 9 middle schools. */
const PRIMARY_PUPILS = 34_380;
const MIDDLE_PUPILS = 16_884;
const PRIMARY_SCHOOLS = 50;

interface SchoolPlan {
  readonly name: string;
  readonly form: 'primary' | 'middle' | 'kindergarten';
  /** The village of the school; absent for a school in the town itself. */
  readonly village?: string;
}

/**
 * Plans the schools. A town has two middle schools (one has one), a central and a second primary school, and one in
 * each village; four more make 50 primary schools.
 */
function schoolPlans(): SchoolPlan[][] {
  const plans = townNames.map(({ name, villages }, index): SchoolPlan[] => [
    { name: `${name}中学`, form: 'middle' },
    ...(index < 4 ? [{ name: `${name}第二中学`, form: 'middle' } as const] : []),
    { name: `${name}中心小学`, form: 'primary' },
    { name: `${name}第二小学`, form: 'primary' },
    ...villages.map((village) => ({ name: `${village.replace(/村$/, '')}小学`, form: 'primary' as const, village })),
    ...(index % 3 === 0 ? [{ name: `${name}中心幼儿园`, form: 'kindergarten' } as const] : []),
  ]);
  const primary = plans.flat().filter(({ form }) => form === 'primary').length;
  for (let i = 0; i < PRIMARY_SCHOOLS - primary; i++) {
    const town = townNames[i % townNames.length];
    plans[i % plans.length]?.push({ name: `${town?.name ?? ''}希望小学`, form: 'primary' });
  }
  return plans;
}

/** The levels of the register; the middle schools of the district are junior ones. */
const levelOf = { primary: 'primary', middle: 'junior', kindergarten: 'kindergarten' } as const;

/** Draws the relative size of a school: village schools are small. */
const sizeOf = (plan: SchoolPlan, random: Random): number =>
  (plan.village ? 1 : plan.form === 'middle' ? 5 : 3) * (0.7 + random.next() * 0.6);

function countPupils(plans: readonly SchoolPlan[], random: Random): Map<SchoolPlan, number> {
  const counts = new Map<SchoolPlan, number>();
  for (const [form, total] of [['primary', PRIMARY_PUPILS] as const, ['middle', MIDDLE_PUPILS] as const]) {
    const schools = plans.filter((plan) => plan.form === form);
    const parts = splitBy(
      total,
      schools.map((plan) => sizeOf(plan, random)),
    );
    schools.forEach((plan, index) => {
      counts.set(plan, parts[index] ?? 0);
    });
  }
  return counts;
}

/** Generates 5 towns, 36 villages, some of their groups, 61 schools and a few venues, parents before children. */
export function generatePlaces(random: Random, founding: Founding): { towns: Town[]; drafts: Draft[] } {
  const drafts: Draft[] = [];
  const add = (fields: Fields): string => {
    const id = newId(founding.at, random.bytes);
    drafts.push({ id, kind: 'place', steps: [{ ...founding, fields }] });
    return id;
  };
  const plans = schoolPlans();
  const pupils = countPupils(plans.flat(), random);

  const towns = townNames.map(({ name, villages: names }, index): Town => {
    const town = add({ name, form: 'town' });
    const villages = names.map((village, order): Village => {
      const households = random.int(180, 520);
      const id = add({
        ...{ name: village, form: 'village', parent: town },
        ...{ households, population: Math.round(households * 3.2) },
      });
      const count = order % 3 === 0 ? random.int(3, groupNames.length) : 0;
      const parts = count ? splitBy(households, Array<number>(count).fill(1)) : [];
      const groups = parts.map((size, at) =>
        add({ name: `${village}${groupNames[at] ?? ''}`, form: 'group', parent: id, households: size }),
      );
      return { id, name: village, households, groups, visitWeight: 0.3 + random.next() * 2 };
    });
    const schools = (plans[index] ?? []).map((plan): School => {
      const parent = villages.find((village) => village.name === plan.village)?.id ?? town;
      const count = pupils.get(plan);
      const known = count === undefined ? {} : { pupils: count };
      return {
        id: add({ name: plan.name, form: 'school', level: levelOf[plan.form], parent, ...known }),
        name: plan.name,
        ...known,
      };
    });
    const venues = Object.entries(venueNames).map(([venue, type]): Venue => {
      const full = `${name}${venue}`;
      return { id: add({ name: full, form: 'venue', venue: type, parent: town }), name: full };
    });
    return { id: town, name, villages, schools, venues };
  });
  return { towns, drafts };
}
