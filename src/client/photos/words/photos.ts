import { area } from '../../words/area.ts';
import { photos as zh } from './zh/photos.ts';

/** 照片. */
export const photos = area(zh, async () => (await import('./en/photos.ts')).photos);
