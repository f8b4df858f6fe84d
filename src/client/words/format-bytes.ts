import { formatNumber } from './format.ts';

const KILO = 1024;

/** Formats a size as phones do, such as 3.4 MB. */
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
