import { posix } from 'node:path';
import { parseSync } from 'vite';
import { type Room, rooms } from '../../rooms.ts';

const isAt = ({ at }: Room, path: string): boolean =>
  typeof at === 'string' ? path.startsWith(`${at}/`) : at.test(path);

/** @param path of a source file, relative to `src` */
export const roomOf = (path: string): Room | undefined => rooms.find((room) => isAt(room, path));

/** Whether the table lets one room import another. A room always imports itself. */
export const mayImport = (from: Room, to: Room): boolean =>
  from === to ||
  from.imports.some((name) => name === to.name || (name.endsWith('/*') && to.name.startsWith(name.slice(0, -1))));

/** What a source file imports: modules by specifier, types and lazy imports included. */
export function specifiers(path: string, source: string): readonly string[] {
  const { module, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.map(({ moduleRequest }) => moduleRequest?.value),
  );
  const lazy = module.dynamicImports.map(({ moduleRequest }) => {
    const asked = source.slice(moduleRequest.start, moduleRequest.end);
    // A file of the site is named by a constant, so that the build leaves it alone.
    return new RegExp(`^const ${asked} = '([^']+)';`, 'm').exec(source)?.[1] ?? asked.slice(1, -1);
  });
  // A type written as `import('…').Name` is in no list of the parser.
  const typed = [...source.matchAll(/\bimport\(\s*'([^']+)'\s*\)\s*\./g)].map(([, specifier]) => specifier);
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...exported,
    ...lazy,
    ...typed,
  ].filter((specifier) => specifier !== undefined);
}

const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? 'node'
    : specifier.startsWith('/')
      ? specifier
      : specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/**
 * Checks the imports of one source file against the table.
 * @param path of the file, relative to `src`
 * @returns one line for each import that the table does not allow
 */
export function wrongImports(path: string, source: string): readonly string[] {
  const from = roomOf(path);
  if (from === undefined) return [`${path} is in no room of rooms.ts`];
  return specifiers(path, source).flatMap((specifier) => {
    if (!specifier.startsWith('.')) {
      const name = packageOf(specifier);
      return from.packages.includes(name) ? [] : [`${path}: ${from.name} may not import the package ${name}`];
    }
    const target = posix.join(posix.dirname(path), specifier);
    if (from.packages.includes(posix.basename(target))) return [];
    const to = roomOf(target);
    if (to === undefined) return [`${path}: ${target} is in no room of rooms.ts`];
    return mayImport(from, to) ? [] : [`${path}: ${from.name} may not import ${to.name} (${specifier})`];
  });
}
