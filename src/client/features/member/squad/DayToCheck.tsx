import { createUniqueId, For, Show } from 'solid-js';
import { kindOf } from '../../../../domain/records/kinds/index.ts';
import { photosOf, textField } from '../../../../domain/records/record.ts';
import { Icon } from '../../../components/Icon.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { headline } from '../../../records/headline.ts';
import type { Names } from '../../../records/names.ts';
import { markOf, timeOf } from '../../../records/record-story.ts';
import { squad } from '../../../records/words/squad.ts';
import { work } from '../../../records/words/work.ts';
import type { LocalRecord } from '../../../state/records.ts';

function Row(props: { local: LocalRecord; names: Names; chosen: boolean; onChoose: (chosen: boolean) => void }) {
  const record = () => props.local.record;
  const title = () => headline(record(), props.names);
  const member = () => props.names.name(textField(record(), 'member'));
  const place = () =>
    'place' in kindOf(record().kind).fields
      ? (props.names.place(textField(record(), 'place')) ?? work.record.noPlace)
      : undefined;
  const detail = () => [member(), place(), timeOf(record())].filter((part) => part !== undefined).join(' · ');
  const photos = () => photosOf(record()).length;
  return (
    <ListItem
      href={`/squad/records/${props.local.id}`}
      leading={
        <label class="check-box">
          <input
            type="checkbox"
            aria-label={squad.check.choose([title(), member()].filter(Boolean).join(' '))}
            checked={props.chosen}
            onChange={(event) => props.onChoose(event.currentTarget.checked)}
          />
        </label>
      }
      title={title()}
      detail={detail()}
      trailing={
        <span class="check-marks">
          <Show when={photos()}>
            {(count) => (
              <span>
                <Icon name="camera" size={18} />
                {count()}
                <span class="hidden-visually">{squad.check.photos}</span>
              </span>
            )}
          </Show>
          <Show when={textField(record(), 'note')}>
            <span>
              <Icon name="meeting" size={18} />
              <span class="hidden-visually">{squad.check.note}</span>
            </span>
          </Show>
          <Show when={markOf(record())}>{(mark) => <Pill tone="wait">{mark()}</Pill>}</Show>
        </span>
      }
    />
  );
}

/** The records of one day that wait for a check, each with a tick box; 全选 ticks all of them. */
export function DayToCheck(props: {
  readonly title: string;
  readonly records: readonly LocalRecord[];
  readonly names: Names;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[], chosen: boolean) => void;
}) {
  const id = createUniqueId();
  const isAll = () => props.records.every((local) => props.chosen.has(local.id));
  return (
    <section class="card" aria-labelledby={id}>
      <div class="check-day">
        <h2 id={id}>{props.title}</h2>
        <Show when={props.records.length > 1}>
          <label class="check-all">
            <input
              type="checkbox"
              aria-label={squad.check.chooseDay(props.title)}
              checked={isAll()}
              onChange={(event) =>
                props.onChoose(
                  props.records.map((local) => local.id),
                  event.currentTarget.checked,
                )
              }
            />
            <span aria-hidden="true">{squad.check.all}</span>
          </label>
        </Show>
      </div>
      <List>
        <For each={props.records}>
          {(local) => (
            <Row
              local={local}
              names={props.names}
              chosen={props.chosen.has(local.id)}
              onChoose={(chosen) => props.onChoose([local.id], chosen)}
            />
          )}
        </For>
      </List>
    </section>
  );
}
