import { area } from './area.ts';
import { units as zh } from './zh/units.ts';

export const units = area(zh, async () => (await import('./en/units.ts')).units);
