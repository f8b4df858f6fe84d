import { area } from './area.ts';
import { common as zh } from './zh/common.ts';

/** Words for every page: actions, states, navigation, settings, page failures. */
export const common = area(zh, async () => (await import('./en/common.ts')).common);
