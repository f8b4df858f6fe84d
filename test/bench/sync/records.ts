import { gzipSync } from 'node:zlib';
import { seededRandom } from '../../../src/demo/random.ts';
import { addDays, dayAt } from '../../../src/domain/kernel/day.ts';
import { newId } from '../../../src/domain/kernel/id.ts';
import type { BenchRecord, Round } from './contender.ts';
import { note } from './notes.ts';

/** What one phone has saved over the year, every second entry leaflets, the others visits. */
export function makeRecords(
  count: number,
  { squad, member, places, material }: Pick<Round, 'squad' | 'member' | 'places' | 'material'>,
  now: number,
  seed: number,
): BenchRecord[] {
  const random = seededRandom(seed);
  const today = dayAt(now);
  return Array.from({ length: count }, (_, index) => {
    const common = {
      id: newId(now - (count - index) * 60_000, random.bytes),
      date: addDays(today, -random.int(0, 250)),
      place: random.pick(places),
      squad,
      member,
      hours: random.int(1, 12) / 2,
      note: note(random),
    };
    return index % 2 === 0
      ? { ...common, kind: 'leaflet', material, quantity: random.int(5, 300) }
      : { ...common, kind: 'visit', households: random.int(3, 48), reached: random.int(3, 120) };
  });
}

/** How the notes compress, 500 at a time as they travel. Short texts written by hand: 0.2 to 0.4. */
export function describeNotes(): string {
  const random = seededRandom(1);
  const text = Array.from({ length: 500 }, () => note(random)).join('\n');
  const bytes = Buffer.byteLength(text);
  const share = gzipSync(text).length / bytes;
  return `notes: ${Math.round(text.length / 500)} characters, ${Math.round(bytes / 500)} bytes each, 500 of them gzip to ${share.toFixed(2)}`;
}
