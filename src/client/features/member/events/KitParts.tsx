import { createSignal, For, Show } from 'solid-js';
import { campaignOf, eventOf, type Kit, kitOf, kits } from '../../../../domain/events/kits.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { events as words } from '../../../events/words.ts';
import { failureText } from '../../../records/failure-text.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { createToday } from '../../../records/today.ts';
import { toSearch } from '../../../state/office-client.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { formatDayAndWeekday } from '../../../words/format.ts';

/** 活动包: makes a campaign of an occasion in one tap, unless there is one of the same name. */
export function KitsCard(props: { readonly campaigns: readonly FoldedRecord[] }) {
  const commands = useCommands();
  const today = createToday();
  const [problem, setProblem] = createSignal<string>();
  const isMade = (kit: Kit) =>
    props.campaigns.some((campaign) => textField(campaign, 'name') === campaignOf(kit, today()).name);
  const make = async (kit: Kit) => {
    const done = await commands.createRecord('campaign', campaignOf(kit, today()));
    setProblem(done.ok ? undefined : failureText(done.error));
  };
  const free = () => kits.filter((kit) => !isMade(kit));
  return (
    <Show when={free().length}>
      <Card title={words.kits.title}>
        <p class="note">{words.kits.hint}</p>
        <div class="row">
          <For each={free()}>
            {(kit) => (
              <Button icon="plus" onClick={() => void make(kit)}>
                {optionLabel('campaign', 'occasion', kit.occasion)}
              </Button>
            )}
          </For>
        </div>
        <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
      </Card>
    </Show>
  );
}

/** The proposed events of a campaign's kit that are not planned yet; each opens the form with everything filled in. */
export function ProposedEvents(props: { readonly campaign: FoldedRecord; readonly events: readonly FoldedRecord[] }) {
  const from = () => textField(props.campaign, 'from') ?? '';
  const isPlanned = (title: string) =>
    props.events.some(
      (event) => textField(event, 'campaign') === props.campaign.id && textField(event, 'title') === title,
    );
  const proposed = () => {
    const kit = kitOf(textField(props.campaign, 'occasion'));
    return (kit?.events ?? [])
      .map((event, item) => ({ ...eventOf(event, from()), item }))
      .filter(({ title }) => !isPlanned(title));
  };
  return (
    <Show when={proposed().length}>
      <h3>{words.kits.proposed}</h3>
      <List label={words.kits.proposed}>
        <For each={proposed()}>
          {({ title, date, starts, item }) => (
            <ListItem
              icon="plus"
              href={`/events/new?${toSearch({ campaign: props.campaign.id, item: String(item) })}`}
              title={title}
              detail={`${formatDayAndWeekday(date)} ${starts}`}
            />
          )}
        </For>
      </List>
    </Show>
  );
}
