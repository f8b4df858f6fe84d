import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { target } from '../../../vite.config.ts';

/** The part of `@mdn/browser-compat-data` that is read here. Its own types hold every key there is, and take the compiler seconds. */
interface Statement {
  readonly version_added: string | false | null;
  readonly version_removed?: string | false | null;
  readonly flags?: unknown;
  readonly prefix?: string;
  readonly alternative_name?: string;
}
export interface Feature {
  readonly __compat?: { readonly support: Readonly<Record<string, Statement | readonly Statement[]>> };
  readonly [name: string]: unknown;
}

const data: Feature = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@mdn/browser-compat-data'), 'utf8'),
);

/** A feature by its path, such as `javascript.builtins.Array.at`. */
export const featureAt = (path: string): Feature | undefined =>
  path
    .split('.')
    .reduce<Feature | undefined>((feature, name) => feature && (feature[name] as Feature | undefined), data);

/** The names below a feature. */
export const namesIn = (path: string): string[] =>
  Object.keys(featureAt(path) ?? {}).filter((name) => name !== '__compat');

/** Each engine that the build promises, on the desk and on the phone, with its oldest version. */
const floor: readonly { readonly browser: string; readonly version: number }[] = target.flatMap((each) => {
  const [, engine = '', version = ''] = /^([a-z]+)([\d.]+)$/.exec(each) ?? [];
  const phone = engine === 'safari' ? 'safari_ios' : `${engine}_android`;
  return [engine, phone].map((browser) => ({ browser, version: Number(version) }));
});

const numberOf = (version: string): number => Number.parseFloat(version.replace('≤', ''));

function has({ version_added: since, version_removed: until, ...rest }: Statement, version: number): boolean {
  if (typeof since !== 'string' || rest.flags || rest.prefix || rest.alternative_name) return false;
  const isHere = numberOf(since) <= version;
  return isHere && !(typeof until === 'string' && numberOf(until) <= version);
}

/** Whether every promised browser has it; undefined where the data says nothing. */
export function isSupported(feature: Feature | undefined): boolean | undefined {
  const support = feature?.__compat?.support;
  if (!support) return undefined;
  return floor.every(({ browser, version }) => {
    const said = support[browser];
    // A browser that the data does not name (an engine without a phone of its own) says nothing.
    return said === undefined || [said].flat().some((statement) => has(statement as Statement, version));
  });
}

/** Of which only part of the promised browsers know. */
export const isNewer = (path: string): boolean => isSupported(featureAt(path)) === false;
