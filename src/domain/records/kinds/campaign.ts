import { organizerWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { readTargets } from '../targets.ts';
import { settings } from './event.ts';

/** The yearly occasions of anti-drug publicity: June as the month, the law's day, 虎门销烟, the international day. */
export const occasions = ['month', 'law', 'humen', 'international', 'other'] as const;

/** 专项活动: a campaign over a period, with its targets. Events belong to it. */
export const campaign = defineKind({
  name: 'campaign',
  schema: 1,
  family: 'reference',
  fields: {
    name: { type: 'text', max: 40, required: true, reads: 'name' },
    occasion: { type: 'choice', options: occasions },
    from: { type: 'day', ahead: true, required: true },
    to: { type: 'day', ahead: true, required: true },
    setting: { type: 'choice', options: settings },
    host: { type: 'text', max: 60 },
    units: { type: 'text', max: 400, lines: 'many' },
    events: { type: 'count', min: 0, max: 10_000, unit: 'session' },
    copies: { type: 'count', min: 0, max: 10_000_000, unit: 'copy' },
    attendance: { type: 'count', min: 0, max: 10_000_000, unit: 'attendance' },
    /** Further targets, of any figure, a squad or a town: `records/targets.ts`. */
    targets: { type: 'text', max: 12_000, lines: 'many' },
    points: { type: 'text', max: 2000, lines: 'many' },
  },
  headline: 'name',
  write: organizerWork,
  scope: () => 'district',
  figures: {},
  contributions: () => [],
  check({ from, to, targets }) {
    if (to < from) return { code: 'inconsistent', field: 'to', limit: from };
    return readTargets(targets ?? '') ? undefined : { code: 'bad_text', field: 'targets' };
  },
});
