import { useParams, useSearchParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { suggestedCampaign } from '../../../../domain/events/campaigns.ts';
import { eventOf, kitOf } from '../../../../domain/events/kits.ts';
import { textField } from '../../../../domain/records/record.ts';
import type { FormValues } from '../../../records/form/values.ts';
import { createToday } from '../../../records/today.ts';
import { createRecord, createReferences } from '../../../state/records.ts';
import { PlanForm } from './PlanForm.tsx';

/** 计划活动: a new event, or an existing one to change. */
export default function PlanPage() {
  const params = useParams<{ id?: string }>();
  const [address] = useSearchParams<{ campaign?: string; item?: string }>();
  const today = createToday();
  const local = createRecord(() => params.id);
  const campaigns = createReferences('campaign');
  const campaign = createRecord(() => address.campaign);
  /** The campaign that the address names, with the proposed event of its kit; else the one that runs. */
  const start = (): FormValues => {
    const record = campaign()?.record;
    const proposed = record && kitOf(textField(record, 'occasion'))?.events[Number(address.item)];
    if (!record) {
      const running = suggestedCampaign(
        (campaigns() ?? []).map((each) => each.record),
        today(),
        undefined,
      );
      return running ? { campaign: running } : {};
    }
    return { campaign: record.id, ...(proposed && eventOf(proposed, textField(record, 'from') ?? '')) };
  };
  const isReady = () =>
    params.id === undefined
      ? campaigns() !== undefined && (address.campaign === undefined || campaign() !== undefined)
      : local() != null;
  return (
    <Show when={isReady()}>
      <PlanForm
        record={params.id === undefined ? undefined : local()?.record}
        start={start()}
        isCampaignChosen={params.id !== undefined || address.campaign !== undefined}
      />
    </Show>
  );
}
