import { describe, expect, it } from 'vitest';
import { type Room, rooms } from '../../rooms.ts';
import { mayImport, roomOf, wrongImports } from './check.ts';
import { readSources } from './sources.ts';

const sources = readSources();
/** A file of each room: one that exists, so that it is sure to be matched. */
const files = new Map<Room, string>();
for (const path of sources.keys()) {
  const room = roomOf(path);
  if (room !== undefined && !files.has(room)) files.set(room, path);
}
const fileOf = (room: Room): string => files.get(room) ?? `${room.name}/missing.ts`;
/** Builds the specifier by which one file of `src` imports another. */
const specifier = (from: string, to: string): string => `${'../'.repeat(from.split('/').length - 1)}${to}`;
const forbidden = rooms.flatMap((from) => rooms.filter((to) => !mayImport(from, to)));
const packages = [...new Set(rooms.flatMap((room) => room.packages))];
const namesOf = (some: Iterable<Room>): string[] => [...some].map(({ name }) => name);

/** Everything that each room can reach over any number of imports. */
const reachable = new Map(
  rooms.map((from) => {
    const reached = new Set([from]);
    for (const room of reached) for (const to of rooms) if (mayImport(room, to)) reached.add(to);
    return [from, reached];
  }),
);
const reaches = (from: Room, to: Room): boolean => reachable.get(from)?.has(to) === true;

describe('the table of rooms', () => {
  it('holds for every import in the source', () => {
    expect([...sources].flatMap(([path, source]) => wrongImports(path, source))).toEqual([]);
  });

  it('has no room without a file', () => {
    expect(namesOf(rooms.filter((room) => !files.has(room)))).toEqual([]);
  });

  it('names only rooms that exist', () => {
    const named = rooms.flatMap(({ imports }) => imports).filter((name) => !name.endsWith('/*'));
    expect(named.filter((name) => !namesOf(rooms).includes(name))).toEqual([]);
  });

  it('refuses an import for every pair of rooms that it does not allow', () => {
    expect(forbidden.length).toBeGreaterThan(1_000);
    for (const from of rooms) {
      const path = fileOf(from);
      const targets = rooms.filter((to) => !mayImport(from, to)).map((to) => specifier(path, fileOf(to)));
      const forms = targets.flatMap((to, i) => [
        `import { a${i} } from '${to}';`,
        `import type { B${i} } from '${to}';`,
        `export { c${i} } from '${to}';`,
        `const d${i} = () => import('${to}');`,
        `let e${i}: import('${to}').A;`,
      ]);
      expect(wrongImports(path, forms.join('\n')), from.name).toHaveLength(forms.length);
    }
  });

  it('refuses every package that it does not allow', () => {
    for (const from of rooms) {
      const wrong = packages.filter((name) => name !== 'package.json' && !from.packages.includes(name));
      const source = wrong.map((name) => `import '${name === 'node' ? 'node:fs' : name}';`).join('\n');
      expect(wrongImports(fileOf(from), source), from.name).toHaveLength(wrong.length);
    }
  });

  it('lets no page import another', () => {
    const pages = rooms.filter(({ name }) => name.startsWith('client/features/'));
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.flatMap((from) => pages.filter((to) => to !== from && mayImport(from, to)))).toEqual([]);
  });

  it('lets rooms import in one direction only', () => {
    const circles = rooms.filter((from) => rooms.some((to) => to !== from && reaches(from, to) && reaches(to, from)));
    // The server's composition: routes know the services that they are given, and the program its routes and commands.
    expect(namesOf(circles)).toEqual(['server/routes', 'server/commands', 'server/http', 'server/main']);
  });

  it.each(['client/app/tip', 'client/features/public/tip', 'client/features/public/tip-receipt'])(
    'lets %s reach nothing of a member’s',
    (page) => {
      const reached = namesOf(
        rooms.filter(({ name }) => name === page).flatMap((from) => [...(reachable.get(from) ?? [])]),
      );
      const own = reached.filter(
        (name) => /^client\/(tips|features\/public\/tip)/.test(name) && name !== 'client/tips/desk',
      );
      const allowed = [
        ...own,
        page,
        'client/platform',
        'client/site',
        'client/words',
        'client/components',
        'client/photos/encoding',
      ];
      expect(reached).toContain('client/words');
      expect(reached.filter((name) => name.startsWith('client/') && !allowed.includes(name))).toEqual([]);
    },
  );
});
