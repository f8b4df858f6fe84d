import { formatNumber } from './format.ts';

const KILO = 1024;

/** 3.4 MB: storage as phones state it. */
export function formatBytes(bytes: number): string {
  const units = ['KB', 'MB', 'GB'];
  let value = bytes / KILO;
  let at = 0;
  while (value >= KILO && at < units.length - 1) {
    value /= KILO;
    at++;
  }
  return `${formatNumber(Math.round(value * 10) / 10)} ${units[at]}`;
}
