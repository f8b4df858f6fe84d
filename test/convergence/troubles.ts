import { storageFaults } from './disk.ts';
import type { Phone } from './phone.ts';
import type { Random } from './random.ts';

/** What happens to a phone without anybody wanting it. */
export interface Trouble {
  readonly name: string;
  readonly weight: number;
  readonly strike: (phone: Phone, random: Random) => void;
}

export const troubles: readonly Trouble[] = [
  { name: 'offline', weight: 4, strike: (phone) => phone.setOnline(false) },
  { name: 'online', weight: 6, strike: (phone) => phone.setOnline(true) },
  { name: 'clock jump', weight: 2, strike: (phone) => phone.jumpClock() },
  { name: 'app started', weight: 3, strike: (phone) => phone.trigger('start') },
  { name: 'app seen again', weight: 2, strike: (phone) => phone.trigger('visible') },
  { name: 'phone killed', weight: 2, strike: (phone) => phone.kill() },
  {
    name: 'storage fails',
    weight: 6,
    strike: (phone, random) =>
      phone.disk.arm(random.pick(storageFaults) ?? 'killed before commit', 1 + random.below(6)),
  },
  { name: 'storage closed', weight: 2, strike: (phone, random) => phone.disk.closeReads(1 + random.below(3)) },
  { name: 'storage full', weight: 1, strike: (phone) => phone.disk.setFull(true) },
  { name: 'app updated', weight: 1, strike: (phone) => phone.update() },
  { name: 'room made', weight: 2, strike: (phone) => phone.disk.setFull(false) },
];
