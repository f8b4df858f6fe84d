import { For, Show } from 'solid-js';
import type { Question } from '../../domain/attendance/verdict.ts';
import { ways } from '../../domain/records/kinds/attendance.ts';
import type { OwnClaim, OwnPresence } from '../../protocol/attendance/mine.ts';
import { Card } from '../components/Card.tsx';
import { Facts } from '../components/Facts.tsx';
import { List, ListItem } from '../components/List.tsx';
import { Loaded } from '../components/Loaded.tsx';
import { Pill } from '../components/Pill.tsx';
import { optionLabel } from '../records/kind-words.ts';
import type { Polled } from '../state/polled.ts';
import { formatDay, formatNumber } from '../words/format.ts';
import { hoursIn } from './own-presence.ts';
import { attendance as words } from './words.ts';

type States = typeof words.mine.state;

/** A state or question of a later server has no words here. */
const wordOf = <Key extends string>(dictionary: Readonly<Record<Key, string>>, key: string): string =>
  Object.hasOwn(dictionary, key) ? dictionary[key as Key] : '';

function OwnLine(props: { readonly claim: OwnClaim }) {
  const state = () => wordOf<keyof States>(words.mine.state, props.claim.state);
  const why = () => (props.claim.why === null ? '' : wordOf<Question>(words.why, props.claim.why));
  const hours = () => words.mine.hours(formatNumber(hoursIn([props.claim])));
  return (
    <ListItem
      href={`/events/${props.claim.event}`}
      title={props.claim.title ?? words.mine.unknownEvent}
      detail={[formatDay(props.claim.day), optionLabel('attendance', 'way', props.claim.way), why()]
        .filter(Boolean)
        .join(' · ')}
      trailing={
        <Show
          when={props.claim.minutes > 0}
          fallback={
            <Pill tone={props.claim.state === 'asked' || props.claim.state === 'waiting' ? 'wait' : 'plain'}>
              {state()}
            </Pill>
          }
        >
          {hours()}
        </Show>
      }
    />
  );
}

/** 活动服务时间: the member's hours at events this year, by the ways that show them, and each claim with its state. */
export function OwnHours(props: { readonly of: Polled<OwnPresence> }) {
  return (
    <Card title={words.mine.title}>
      <Loaded of={props.of} loading={words.mine.loading} failed={() => <p class="note">{words.mine.failed}</p>}>
        {(own) => (
          <>
            <Facts
              facts={[
                { label: words.mine.title, value: words.mine.total(own().year, formatNumber(hoursIn(own().claims))) },
                ...ways.flatMap((way) => {
                  const hours = hoursIn(own().claims.filter((claim) => claim.way === way));
                  const label = optionLabel('attendance', 'way', way);
                  return hours > 0 ? [{ label, value: words.mine.hours(formatNumber(hours)) }] : [];
                }),
              ]}
            />
            <Show when={own().claims.length} fallback={<p class="note">{words.mine.none}</p>}>
              <List label={words.mine.title}>
                <For each={own().claims}>{(claim) => <OwnLine claim={claim} />}</For>
              </List>
            </Show>
            <p class="note">{words.mine.note}</p>
          </>
        )}
      </Loaded>
    </Card>
  );
}
