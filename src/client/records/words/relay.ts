import { area } from '../../words/area.ts';
import { relay as zh } from './zh/relay.ts';

/** Words of 请队友捎带 and 帮队友捎带. */
export const relay = area(zh, async () => (await import('./en/relay.ts')).relay);
