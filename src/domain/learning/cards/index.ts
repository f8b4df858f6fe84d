import type { Card } from '../card.ts';
import { askingForHelp } from './asking-for-help.ts';
import { cannabis } from './cannabis.ts';
import { childChanged } from './child-changed.ts';
import { disguisedSnacks } from './disguised-snacks.ts';
import { driving } from './driving.ts';
import { etomidate } from './etomidate.ts';
import { etomidateSubstitutes } from './etomidate-substitutes.ts';
import { familyMember } from './family-member.ts';
import { fentanyl } from './fentanyl.ts';
import { fewPlants } from './few-plants.ts';
import { hemp } from './hemp.ts';
import { hotlinesCard } from './hotlines.ts';
import { howToRefuse } from './how-to-refuse.ts';
import { howToReport } from './how-to-report.ts';
import { medicines } from './medicines.ts';
import { nitazenes } from './nitazenes.ts';
import { nitrousOxide } from './nitrous-oxide.ts';
import { onePlant } from './one-plant.ts';
import { opiates } from './opiates.ts';
import { partyDrinks } from './party-drinks.ts';
import { plantCounts } from './plant-counts.ts';
import { poppy } from './poppy.ts';
import { poppyHusk } from './poppy-husk.ts';
import { poppyLookAlikes } from './poppy-look-alikes.ts';
import { seeds } from './seeds.ts';
import { stimulants } from './stimulants.ts';
import { syntheticCannabinoids } from './synthetic-cannabinoids.ts';
import { usingDrugs } from './using-drugs.ts';
import { whatDrugsAre } from './what-drugs-are.ts';
import { whenFriendsAsk } from './when-friends-ask.ts';

/** The cards in the order of the page. */
export const cards: readonly Card[] = [
  whatDrugsAre,
  etomidate,
  etomidateSubstitutes,
  syntheticCannabinoids,
  fentanyl,
  nitazenes,
  nitrousOxide,
  partyDrinks,
  disguisedSnacks,
  stimulants,
  opiates,
  cannabis,
  medicines,
  poppyHusk,
  poppy,
  poppyLookAlikes,
  hemp,
  onePlant,
  plantCounts,
  seeds,
  fewPlants,
  usingDrugs,
  driving,
  howToRefuse,
  whenFriendsAsk,
  childChanged,
  askingForHelp,
  familyMember,
  howToReport,
  hotlinesCard,
];

/** A card by the id in its address; absent if there is none. */
export const cardOf = (id: string): Card | undefined => cards.find((card) => card.id === id);
