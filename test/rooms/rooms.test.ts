import { describe, expect, it } from 'vitest';
import { type Room, type RoomName, rooms } from '../../rooms.ts';
import { allRooms, mayImport, roomOf, wrongImports } from './check.ts';
import { readSources } from './sources.ts';

const sources = readSources();
const names = allRooms.map(([name]) => name);
/** A file of each room: one that exists, so that it is sure to be matched. */
const files = new Map<RoomName, string>();
for (const path of sources.keys()) {
  const room = roomOf(path);
  if (room !== undefined && !files.has(room)) files.set(room, path);
}
const fileOf = (room: RoomName): string => files.get(room) ?? `${room}/missing.ts`;
/** Builds the specifier by which one file of `src` imports another. */
const specifier = (from: string, to: string): string => `${'../'.repeat(from.split('/').length - 1)}${to}`;
const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => [from, to] as const));
const forbidden = pairs.filter(([from, to]) => !mayImport(from, to));
const packages = [...new Set(allRooms.flatMap(([, room]) => room.packages))];

/** Everything that each room can reach over any number of imports. */
const reachable = new Map(
  names.map((from) => {
    const reached = new Set<RoomName>([from]);
    for (const room of reached) for (const name of names) if (mayImport(room, name)) reached.add(name);
    return [from, reached];
  }),
);
const reaches = (from: RoomName, to: RoomName): boolean => reachable.get(from)?.has(to) === true;

describe('the table of rooms', () => {
  it('holds for every import in the source', () => {
    expect([...sources].flatMap(([path, source]) => wrongImports(path, source))).toEqual([]);
  });

  it('has no room without a file', () => {
    expect(names.filter((name) => !files.has(name))).toEqual([]);
  });

  it('names only rooms that exist', () => {
    const named = allRooms.flatMap(([, { imports }]) => imports).filter((name) => !name.endsWith('/*'));
    expect(named.filter((name) => !names.some((known) => known === name))).toEqual([]);
  });

  it('refuses an import for every pair of rooms that it does not allow', () => {
    expect(forbidden.length).toBeGreaterThan(1_000);
    for (const from of names) {
      const path = fileOf(from);
      const targets = names.filter((to) => !mayImport(from, to)).map((to) => specifier(path, fileOf(to)));
      const forms = targets.flatMap((to, i) => [
        `import { a${i} } from '${to}';`,
        `import type { B${i} } from '${to}';`,
        `export { c${i} } from '${to}';`,
        `const d${i} = () => import('${to}');`,
        `let e${i}: import('${to}').A;`,
      ]);
      expect(wrongImports(path, forms.join('\n')), from).toHaveLength(forms.length);
    }
  });

  it('refuses every package that it does not allow', () => {
    for (const [from, room] of allRooms) {
      const allowed: readonly string[] = (room satisfies Room).packages;
      const wrong = packages.filter((name) => name !== 'package.json' && !allowed.includes(name));
      const source = wrong.map((name) => `import '${name === 'node' ? 'node:fs' : name}';`).join('\n');
      expect(wrongImports(fileOf(from), source), from).toHaveLength(wrong.length);
    }
  });

  it('lets rooms import in one direction only', () => {
    const circles = names.filter((from) => names.some((to) => to !== from && reaches(from, to) && reaches(to, from)));
    // The server's composition: routes know the services that they are given, and the program its routes and commands.
    expect(circles).toEqual(['server/routes', 'server/commands', 'server/http', 'server/main']);
  });

  it.each(['client/app/tip', 'client/features/public/tip', 'client/features/public/tip-receipt'] as const)(
    'lets %s reach nothing of a member’s',
    (page) => {
      const own = new Set(Object.keys(rooms).filter((name) => /^client\/(tips|features\/public\/tip)/.test(name)));
      own.delete('client/tips/desk');
      const allowed = [...own, page, 'client/platform', 'client/words', 'client/components', 'client/photos/encoding'];
      expect(
        [...(reachable.get(page) ?? [])].filter((name) => name.startsWith('client/') && !allowed.includes(name)),
      ).toEqual([]);
    },
  );
});
