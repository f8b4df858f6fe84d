import { area } from '../../words/area.ts';
import { squad as zh } from './zh/squad.ts';

/** Words of the leader's page, and of inviting and reviewing anywhere. */
export const squad = area(zh, async () => (await import('./en/squad.ts')).squad);
