import { capture } from './capture.ts';
import { printReport, type Report } from './report.ts';
import { weight } from './weight.ts';

const benches: Readonly<Record<string, () => Promise<Report>>> = { weight, capture };

const [name = ''] = process.argv.slice(2);
const bench = benches[name];
if (bench) {
  printReport(await bench());
} else {
  console.error(`usage: npm run bench -- NAME, where NAME is one of ${Object.keys(benches).join(', ')}`);
  process.exitCode = 1;
}
