import { describe, expect, it } from 'vitest';
import { targetsOf } from '../../../src/domain/events/campaigns.ts';
import type { FoldedRecord } from '../../../src/domain/records/record.ts';
import { MAX_TARGET, readTargets, type Target, writeTargets } from '../../../src/domain/records/targets.ts';
import { idOf } from '../../support/arbitraries.ts';

const targets: Target[] = [
  { figure: 'leaflet.distributed', amount: 5000 },
  { figure: 'event.held', amount: 3, of: { squad: idOf(1) } },
  { figure: 'visit.householdVisit', amount: 200, of: { town: idOf(2) } },
];

describe('the targets of a campaign', () => {
  it('are read as they are written', () => {
    expect(readTargets(writeTargets(targets))).toEqual(targets);
    expect(readTargets('')).toEqual([]);
  });

  it.each([
    'leaflet.distributed 0',
    `leaflet.distributed ${MAX_TARGET + 1}`,
    'leaflet.distributed -5',
    'leaflet.distributed 5 squad',
    'leaflet.distributed 5 squad x',
    `leaflet.distributed 5 member ${idOf(1)}`,
    '资料 5',
  ])('are refused whole for the line %s', (line) => {
    expect(readTargets(`event.held 1\n${line}`)).toBeUndefined();
  });

  it('begin with the district’s, and leave out figures of a later release', () => {
    const campaign: FoldedRecord = {
      ...{ id: idOf(9), kind: 'campaign', clocks: {}, created: '' },
      fields: { events: 8, attendance: 0, targets: `later.figure 5\nevent.held 3 squad ${idOf(1)}\nsign.board 4` },
    };
    expect(targetsOf(campaign)).toEqual([
      { figure: 'event.held', amount: 8 },
      { figure: 'sign.board', amount: 4 },
      { figure: 'event.held', amount: 3, of: { squad: idOf(1) } },
    ]);
  });
});
