import { area } from './area.ts';
import { common as zh } from './zh/common.ts';

/** Words every page may use: actions, states, navigation, settings, failures of the page itself. */
export const common = area(zh, async () => (await import('./en/common.ts')).common);
