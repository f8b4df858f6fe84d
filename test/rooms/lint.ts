import { wrongImports } from './check.ts';
import { readSources } from './sources.ts';

/** Prints every import that `rooms.ts` does not allow; part of `npm run lint`. */
const wrong = [...readSources()].flatMap(([path, source]) => wrongImports(path, source));
for (const line of wrong) console.error(line);
console.log(`rooms: ${wrong.length} wrong imports`);
process.exitCode = wrong.length === 0 ? 0 : 1;
