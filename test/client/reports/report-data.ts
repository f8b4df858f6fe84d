import type { BoardAnswer } from '../../../src/client/state/office-client.ts';
import { type ReportData, reportPeriodsOf } from '../../../src/domain/reports/figure-source.ts';

const amounts = (
  figure: 'leaflet.distributed' | 'event.held' | 'event.school' | 'pledge.signed' | 'pledge.asked',
  reported: number,
) => ({
  figure,
  reported,
  verified: 0,
  records: 1,
});

const board = (figures: BoardAnswer['figures']): BoardAnswer => ({
  time: 0,
  head: 0,
  figures,
  towns: [
    { id: '01890000-0000-7000-8000-00000000000e', name: '东镇', figures: [amounts('leaflet.distributed', 60_000)] },
    { id: null, name: null, figures: [amounts('leaflet.distributed', 22_260)] },
  ],
  squads: [],
  campaigns: [],
  occasions: [],
  months: [],
  coverage: [
    { village: 'a', name: '上村', town: 'e', records: 2, verified: 0, households: 120, population: null },
    { village: 'b', name: '下村', town: 'e', records: 0, verified: 0, households: 80, population: null },
  ],
  venues: [{ type: 'pharmacy', places: 2, reached: 1 }],
  pledged: { households: 196, of: 200, unlisted: 0 },
  surveys: [],
  placeMissing: 0,
  unsureDates: { count: 0, rows: [] },
  sentFigures: figures.length,
});

const year = (of: number) => ({ from: `${of}-01-01`, to: `${of}-12-31` });

/** A year of a small district, and the one before. */
export const reportData = {
  periods: reportPeriodsOf(year(2016)),
  district: '清源区',
  boards: {
    present: board([
      amounts('leaflet.distributed', 82_260),
      amounts('event.held', 42),
      amounts('event.school', 21),
      amounts('pledge.signed', 98),
      amounts('pledge.asked', 100),
    ]),
    previous: board([amounts('leaflet.distributed', 71_350)]),
  },
  registers: {
    present: { 'place.villages': 36, 'place.households': 200, 'people.volunteers': 320 },
    previous: { 'people.volunteers': 300 },
  },
  stated: ({ id }, { from }) => {
    if (from !== '2016-01-01') return undefined;
    if (id === 'fund.special') return { type: 'number', value: 35, unit: '万元', rounding: 'exact', isStated: true };
    if (id === 'report.problems') return { type: 'text', text: '山区入户不够。', isStated: true };
    // Whatever is stated, records have the say where there are any.
    if (id === 'leaflet.distributed') return { type: 'number', value: 90_000, unit: '份', rounding: 'over' };
    return undefined;
  },
} satisfies ReportData;

/** A board that has nothing but copies handed out. */
export const boardOf = (copies: number): BoardAnswer => board([amounts('leaflet.distributed', copies)]);
