import { version as current } from '../../../../../package.json';

/** The version of the app that runs here. */
export const version: string = current;
