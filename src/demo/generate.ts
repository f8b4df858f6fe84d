import type { Actor } from '../domain/kernel/actor.ts';
import { dayAt, yearOf } from '../domain/kernel/day.ts';
import type { Id } from '../domain/kernel/id.ts';
import { kindOf } from '../domain/records/kinds/index.ts';
import { workOfYear } from './activities/index.ts';
import type { Draft, Work } from './draft.ts';
import type { Founding } from './generate/founding.ts';
import { generateMaterials } from './generate/materials.ts';
import { generatePeople } from './generate/people.ts';
import { generatePlaces } from './generate/places.ts';
import { type Campaign, generatePlans } from './generate/plans.ts';
import { generateProgramme } from './generate/programme.ts';
import { review } from './generate/reviews.ts';
import { generateSchoolStatements } from './generate/school-statements.ts';
import { generateStatements } from './generate/statements.ts';
import { generateStock } from './generate/stock.ts';
import { generateTasks } from './generate/tasks.ts';
import { seededRandom } from './random.ts';
import { districtName } from './words/place-names.ts';
import type { Town, World } from './world.ts';

export interface DistrictRequest {
  readonly seed: number;
  /** Milliseconds since 1970. The district has a full year before this moment's, and this year up to it. */
  readonly now: number;
  /** The member who enters the places, people and materials. */
  readonly administrator: Id;
}

export interface District {
  readonly name: string;
  readonly towns: readonly Town[];
  readonly world: World;
  /** All records with their steps, each after the records that it refers to. */
  readonly drafts: readonly Draft[];
  /** The members who send, ordered so that references and reviewed records arrive first. */
  readonly senders: readonly Actor[];
}

/** The places and people are entered ten days before the first year begins. */
const foundingOf = ({ now, administrator }: DistrictRequest): Founding => ({
  by: administrator,
  at: Date.parse(`${yearOf(dayAt(now)) - 2}-12-22T09:00:00+08:00`),
});

/** Puts work of the campaign's days into it, if it was entered after the campaign. */
function ofCampaign(work: Work, { id, from, to, at }: Campaign): Work {
  const { date } = work.fields;
  const isPart = work.at > at && date >= from && date <= to && 'campaign' in kindOf(work.kind).fields;
  return isPart ? { ...work, fields: { ...work.fields, campaign: id } } : work;
}

/**
 * Generates a fictional district with the field work of last year and of this year up to now. It has 5 towns, 36
 * villages, 61 schools, 5 squads and 320 volunteers. Pure: equal requests give equal districts.
 */
export function generateDistrict(request: DistrictRequest): District {
  const { seed, now, administrator } = request;
  const random = seededRandom(seed);
  const founding = foundingOf(request);
  const today = dayAt(now);
  const places = generatePlaces(random.fork('places'), founding);
  const people = generatePeople(random.fork('people'), founding, places.towns);
  const materials = generateMaterials(random.fork('materials'), founding, today);
  const { squads, organizers, officers } = people;
  const world: World = { squads, organizers, officers, materials: materials.materials };

  const { campaign, drafts: plans } = generatePlans(random.fork('plans'), world, now, administrator);
  const work = [yearOf(today) - 1, yearOf(today)].flatMap((year) => {
    const works = workOfYear({ year, world, now, random: random.fork(`work of ${year}`) });
    const named = works.map((each) => ofCampaign(each, campaign));
    return review(named, world, now, random.fork(`review of ${year}`));
  });
  const tasks = generateTasks(random.fork('tasks'), world, now, administrator);
  const statements = generateStatements(random.fork('statements'), now, administrator);
  const schools = generateSchoolStatements(random.fork('schools'), now, administrator);
  const programme = generateProgramme(random.fork('programme'), world, now, administrator);
  const stock = generateStock(random.fork('stock'), world, now, work);
  const volunteers = squads.flatMap((squad) => squad.volunteers);
  const leaders = squads.map(({ leader }) => leader);
  return {
    name: districtName,
    towns: places.towns,
    world,
    drafts: [
      ...places.drafts,
      ...people.drafts,
      ...materials.drafts,
      ...plans,
      ...tasks,
      ...statements,
      ...schools,
      ...programme,
      ...work,
      ...stock,
    ],
    senders: [
      { member: administrator, role: 'administrator', squad: null },
      ...[...volunteers, ...organizers, ...leaders, ...officers].map(({ actor }) => actor),
    ],
  };
}
