import type { Work } from '../draft.ts';
import { broadcasts } from './broadcasts.ts';
import { events } from './events.ts';
import { leaflets } from './leaflets.ts';
import { meetings } from './meetings.ts';
import { patrols } from './patrols.ts';
import { pledges } from './pledges.ts';
import { signs } from './signs.ts';
import { surveys } from './surveys.ts';
import { tiplines } from './tiplines.ts';
import { trainings } from './trainings.ts';
import { visits } from './visits.ts';
import type { YearPlan } from './year.ts';

const others = [visits, patrols, pledges, broadcasts, signs, surveys, trainings, meetings, tiplines];

/** Makes all field work of a year up to now. */
export function workOfYear(plan: YearPlan): Work[] {
  const plannedEvents = events(plan);
  return [...plannedEvents, ...leaflets(plan, plannedEvents), ...others.flatMap((kind) => kind(plan))];
}
