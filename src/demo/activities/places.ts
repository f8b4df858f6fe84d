import type { Id } from '../../domain/kernel/id.ts';
import type { Random } from '../random.ts';
import type { Town, Village } from '../world.ts';

export const someVillage = (town: Town, random: Random): Village =>
  random.weighted(town.villages, ({ visitWeight }) => visitWeight);

/** Chooses the village, or one of its groups if it has any. */
export const withinVillage = (village: Village, random: Random): Id =>
  village.groups.length && random.chance(0.3) ? random.pick(village.groups) : village.id;

/** Chooses where leaflets are handed out: mostly villages, also schools and venues; sometimes no place was noted. */
export function somePlace(town: Town, random: Random): Id | undefined {
  const chance = random.next();
  if (chance < 0.72) return withinVillage(someVillage(town, random), random);
  if (chance < 0.84) return random.pick(town.schools).id;
  if (chance < 0.96) return random.weighted(town.venues, ({ name }) => (name.endsWith('集市') ? 4 : 1)).id;
  return chance < 0.985 ? town.id : undefined;
}
