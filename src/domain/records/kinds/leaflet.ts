import { fieldWork } from '../../kernel/role.ts';
import { defineKind } from '../kind.ts';
import { accountOf, OFFICE, PUBLIC } from '../posting.ts';
import { activityContributions, activityFields, activityFigures, activityScope } from './activity.ts';
import { batchField } from './batch-field.ts';

/** 发放资料: printed material handed out. */
export const leaflet = defineKind({
  name: 'leaflet',
  schema: 3,
  steps: [{}, {}],
  family: 'activity',
  fields: {
    ...activityFields,
    material: { type: 'reference', to: 'material' },
    quantity: {
      type: 'count',
      min: 1,
      max: 20_000,
      unit: 'copy',
      required: true,
      steps: true,
    },
    event: { type: 'reference', to: 'event' },
    /** Handed out during an inspection together with departments. */
    inspection: { type: 'flag' },
    /** The batch that the holder got last, as the phone knew. */
    batch: { ...batchField, filled: true },
    /** The holder of the copies, as the phone knew when the work was logged; the squad if missing. */
    from: { type: 'choice', options: ['hand', 'squad'], filled: true },
  },
  headline: 'quantity',
  write: fieldWork,
  scope: activityScope,
  figures: { 'leaflet.distributed': 'copy', 'inspect.leaflets': 'copy', ...activityFigures },
  contributions: (v) =>
    activityContributions(
      v,
      ['leaflet.distributed', v.quantity],
      ['inspect.leaflets', v.inspection ? v.quantity : undefined],
    ),
  postings({ date, material, batch, quantity, from, squad, member }) {
    const holder = (from === 'hand' && accountOf('hand', { member })) || accountOf('squad', { squad }) || OFFICE;
    return [{ day: date, material: material ?? null, batch: batch ?? '', from: holder, to: PUBLIC, quantity }];
  },
});
