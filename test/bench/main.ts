import { board } from './board.ts';
import { burst } from './burst.ts';
import { capture } from './capture.ts';
import { firstSync } from './first-sync.ts';
import { fuzz } from './fuzz.ts';
import { kill } from './kill/bench.ts';
import { packages } from './packages.ts';
import { reader } from './reader.ts';
import { printReport, type Report } from './report.ts';
import { storm } from './storm.ts';
import { sync } from './sync.ts';
import { tip } from './tip.ts';
import { weight } from './weight.ts';

const benches: Readonly<Record<string, (args: readonly string[]) => Promise<Report>>> = {
  weight,
  capture,
  kill,
  storm,
  sync,
  burst,
  fuzz,
  packages,
  reader,
  report: board,
  tip,
  'first-sync': firstSync,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (bench) {
  printReport(await bench(args));
} else {
  console.error(`usage: npm run bench -- NAME, where NAME is one of ${Object.keys(benches).join(', ')}`);
  process.exitCode = 1;
}
