import { fieldWork } from '../../kernel/role.ts';
import type { Unit } from '../figure.ts';
import { defineKind } from '../kind.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';

/** The levels of a pledge: a household if the record does not say, a committee, a unit or a business. */
export const pledgeLevels = ['household', 'group', 'village', 'town', 'unit', 'medical', 'venue'] as const;
type PledgeLevel = (typeof pledgeLevels)[number];

const units = {
  household: 'household',
  group: 'document',
  village: 'document',
  town: 'document',
  unit: 'document',
  medical: 'document',
  venue: 'document',
} as const satisfies Readonly<Record<PledgeLevel, Unit>>;

const documentFigures = {
  group: 'pledge.villages',
  village: 'pledge.villages',
  town: 'pledge.units',
  unit: 'pledge.units',
  medical: 'pledge.medical',
  venue: 'pledge.venues',
} as const;

/** 签订责任书: households that signed, out of those that were asked, or documents of another level. */
export const pledge = defineKind({
  name: 'pledge',
  schema: 3,
  steps: [{}, {}],
  family: 'activity',
  fields: {
    ...activityFields,
    signed: {
      type: 'count',
      min: 0,
      max: 20_000,
      unit: 'household',
      unitBy: { field: 'level', units },
      required: true,
      steps: true,
    },
    asked: { type: 'count', min: 1, max: 20_000, unit: 'household', unitBy: { field: 'level', units } },
    level: { type: 'choice', options: pledgeLevels },
  },
  headline: 'signed',
  write: fieldWork,
  scope: activityScope,
  figures: {
    'pledge.signed': 'household',
    'pledge.asked': 'household',
    'pledge.units': 'document',
    'pledge.villages': 'document',
    'pledge.medical': 'document',
    'pledge.venues': 'document',
    ...activityFigures,
  },
  contributions(v) {
    const level = v.level ?? 'household';
    return level === 'household'
      ? activityContributions(v, ['pledge.signed', v.signed], ['pledge.asked', v.asked])
      : activityContributions(v, [documentFigures[level], v.signed]);
  },
  check: ({ signed, asked }) =>
    typeof asked === 'number' && signed > asked ? { code: 'inconsistent', field: 'signed', limit: asked } : undefined,
});
