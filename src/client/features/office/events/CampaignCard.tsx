import { For } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { Card } from '../../../components/Card.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { CampaignProgress } from '../../../events/CampaignProgress.tsx';
import { events as words } from '../../../events/words.ts';
import { formatDay } from '../../../words/format.ts';

/** Campaigns with what they have reached of their targets; each filters the events. */
export function CampaignCard(props: {
  readonly campaigns: readonly FoldedRecord[];
  readonly thisYear: number;
  readonly hrefOf: (campaign: Id) => string;
}) {
  const day = (record: FoldedRecord, field: string) => formatDay(textField(record, field) ?? '', props.thisYear);
  return (
    <Card title={words.campaigns.title}>
      <ul class="campaigns">
        <For each={props.campaigns} fallback={<li class="note">{words.campaigns.none}</li>}>
          {(campaign) => (
            <li>
              <a href={props.hrefOf(campaign.id)} noScroll>
                {textField(campaign, 'name')}
              </a>
              <span class="note">{words.between(day(campaign, 'from'), day(campaign, 'to'))}</span>
              <CampaignProgress campaign={campaign} />
            </li>
          )}
        </For>
      </ul>
      <div class="row">
        <LinkButton href="/events/campaigns">{words.campaigns.manage}</LinkButton>
      </div>
    </Card>
  );
}
