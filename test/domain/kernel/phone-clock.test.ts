import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt } from '../../../src/domain/kernel/day.ts';
import { type Dated, readPhoneTime } from '../../../src/domain/kernel/phone-clock.ts';
import { settleMoment, settleTime } from '../../../src/domain/kernel/settle-time.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
/** The last server contact: noon in China on 2026-11-20. */
const CONTACT = Date.UTC(2026, 10, 20, 4);
const NOW = CONTACT + 9 * DAY;
const known = { offset: 0, floor: CONTACT };
const tick = (phone: number, running = 0, run = 'a') => ({ phone, running, run });

describe('readPhoneTime', () => {
  it('returns the phone’s time while nothing contradicts it', () => {
    expect(readPhoneTime(tick(NOW), known, undefined)).toEqual({ time: NOW, trust: 'believed' });
    expect(readPhoneTime(tick(NOW - YEAR), { ...known, offset: YEAR }, undefined).time).toBe(NOW);
  });

  it('is never before the last contact; a clock that shows less is wrong', () => {
    for (const phone of [0, NOW - 10 * YEAR, CONTACT - DAY])
      expect(readPhoneTime(tick(phone), known, undefined)).toEqual({ time: CONTACT, trust: 'wrong' });
  });

  it('drops an offset once the clock was corrected', () => {
    // The clock was a year ahead at the last contact and has been corrected since.
    expect(readPhoneTime(tick(NOW), { ...known, offset: -YEAR }, undefined).time).toBe(NOW);
  });

  it('is confirmed after a server contact in the same run, while the clock runs evenly', () => {
    const heard = { ...tick(NOW - 10 * YEAR, 1_000), server: NOW };
    const later = tick(NOW - 10 * YEAR + HOUR, 1_000 + HOUR);
    expect(readPhoneTime(later, known, heard)).toEqual({ time: NOW + HOUR, trust: 'confirmed' });
    const setBack = { ...later, phone: 0 };
    expect(readPhoneTime(setBack, known, heard)).toEqual({ time: NOW + HOUR, trust: 'wrong' });
    const slept = { ...later, running: 2_000 };
    expect(readPhoneTime(slept, known, heard)).toEqual({ time: NOW + HOUR, trust: 'believed' });
  });
});

describe('settleTime', () => {
  const dated = (more: Partial<Dated>): Dated => ({
    ...tick(NOW),
    time: NOW,
    floor: CONTACT,
    wrong: false,
    ...more,
  });

  it('keeps the written time if the clock was not set since', () => {
    const heard = { ...tick(NOW + DAY + 20_000, 5, 'b'), server: NOW + DAY };
    expect(settleTime(dated({}), heard)).toEqual({ time: NOW, sure: true });
  });

  it('computes the time from the running clock when the wall clock was ten years back', () => {
    const phone = NOW - 10 * YEAR;
    const written = dated({ ...tick(phone, 1_000), time: CONTACT, wrong: true });
    const heard = { ...tick(phone + HOUR, 1_000 + HOUR), server: NOW + HOUR };
    expect(settleTime(written, heard)).toEqual({ time: NOW, sure: true });
  });

  it('computes the time from the running clock when the wall clock was a day ahead and then corrected', () => {
    const written = dated({ ...tick(NOW + DAY, 1_000), time: NOW + DAY });
    const heard = { ...tick(NOW + HOUR, 1_000 + HOUR), server: NOW + HOUR };
    const settled = settleTime(written, heard);
    expect(settled.time).toBeLessThanOrEqual(NOW + HOUR);
    // The possible times since the last contact span more than one day, so the date is unsure.
    expect(settled.sure).toBe(false);
  });

  it('is sure when all possible times lie within one day', () => {
    const written = dated({ ...tick(0), time: NOW - HOUR, floor: NOW - HOUR, wrong: true });
    expect(settleTime(written, { ...tick(NOW, 0, 'b'), server: NOW }).sure).toBe(true);
  });

  it('is unsure when the clock was corrected before a comparison', () => {
    const written = dated({ ...tick(NOW - 10 * YEAR), time: CONTACT, wrong: true });
    const settled = settleTime(written, { ...tick(NOW + DAY, 0, 'b'), server: NOW + DAY });
    expect(settled.sure).toBe(false);
  });

  it('is never sure of a wrong year, whatever the clocks did across runs', () => {
    const ms = (most: number) => fc.integer({ min: -most, max: most });
    fc.assert(
      fc.property(fc.nat(400 * DAY), fc.nat(400 * DAY), ms(10 * YEAR), ms(10 * YEAR), (since, later, before, after) => {
        const at = CONTACT + since;
        const first = readPhoneTime(tick(at + before), known, undefined);
        const written = dated({
          ...tick(at + before),
          time: first.time,
          wrong: first.trust === 'wrong',
        });
        const server = at + later;
        const settled = settleTime(written, { ...tick(server + after, 0, 'b'), server });
        const moved = Math.abs(before - after) > 120_000;
        if (settled.sure && moved && first.trust === 'wrong')
          expect(dayAt(settled.time).slice(0, 4)).toBe(dayAt(at).slice(0, 4));
      }),
    );
  });
});

describe('settleMoment', () => {
  const dated = (more: Partial<Dated>): Dated => ({ ...tick(NOW), time: NOW, floor: CONTACT, wrong: false, ...more });

  it('uses the clock’s present error, to the second', () => {
    const heard = { ...tick(NOW + DAY + 20_000, 5, 'b'), server: NOW + DAY };
    expect(settleMoment(dated({}), heard)).toEqual({ time: NOW - 20_000, sure: true });
  });

  it('is right for a clock that was ten years off all the time, whatever the phone believed', () => {
    for (const error of [-10 * YEAR, 10 * YEAR]) {
      const heard = { ...tick(NOW + DAY + error, 5, 'b'), server: NOW + DAY };
      const ahead = dated({ ...tick(NOW + error), time: NOW + error, wrong: error < 0 });
      expect(settleMoment(ahead, heard)).toEqual({ time: NOW, sure: true });
    }
  });

  it('is a question for a clock that was set in between, by an hour or by ten years', () => {
    const heard = { ...tick(NOW + DAY, 5, 'b'), server: NOW + DAY };
    for (const error of [-10 * YEAR, 10 * YEAR]) {
      const written = dated({ ...tick(NOW + error), time: NOW + error, wrong: error < 0 });
      expect(settleMoment(written, heard).sure).toBe(false);
    }
    expect(settleMoment(dated({ time: NOW + HOUR }), heard).sure).toBe(false);
  });
});
