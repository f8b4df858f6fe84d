import { createEffect } from 'solid-js';
import { districtStages } from '../../domain/coverage/growth-stages.ts';
import { createReferences } from '../state/records.ts';
import { nameOptions } from './kind-words.ts';

/** Keeps the growth stages called everywhere as the office named them. */
export function createStageNames(): void {
  const records = createReferences('growthStage');
  createEffect(() => {
    const stages = districtStages((records() ?? []).map(({ record }) => record));
    const named = stages.flatMap(({ stage, name }) => (name ? [[stage, name] as const] : []));
    nameOptions({ stage: Object.fromEntries(named) });
  });
}
