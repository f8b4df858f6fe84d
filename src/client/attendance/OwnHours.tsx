import { createSignal, For, Show } from 'solid-js';
import type { Question } from '../../domain/attendance/verdict.ts';
import type { Id } from '../../domain/kernel/id.ts';
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
import { wordOf } from '../words/word-of.ts';
import { HourDialog } from './HourDialog.tsx';
import { hoursIn } from './own-presence.ts';
import { attendance as words } from './words.ts';

type States = typeof words.mine.state;

const stateOf = ({ state }: OwnClaim): string => wordOf<keyof States>(words.mine.state, state);
const whyOf = ({ why }: OwnClaim): string => (why === null ? '' : wordOf<Question>(words.why, why));

function OwnLine(props: { readonly claim: OwnClaim; readonly onOpen: () => void }) {
  const hours = () => words.mine.hours(formatNumber(hoursIn([props.claim])));
  return (
    <ListItem
      onClick={() => props.onOpen()}
      title={props.claim.title ?? words.mine.unknownEvent}
      detail={[
        formatDay(props.claim.day),
        optionLabel('attendance', 'way', props.claim.way),
        props.claim.enteredBy,
        whyOf(props.claim),
      ]
        .filter(Boolean)
        .join(' · ')}
      trailing={
        <Show
          when={props.claim.minutes > 0}
          fallback={
            <Pill tone={props.claim.state === 'asked' || props.claim.state === 'waiting' ? 'wait' : 'plain'}>
              {stateOf(props.claim)}
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
  const [opened, setOpened] = createSignal<Id>();
  const claim = () => props.of.value()?.claims.find((each) => each.claim === opened());
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
                <For each={own().claims}>{(each) => <OwnLine claim={each} onOpen={() => setOpened(each.claim)} />}</For>
              </List>
            </Show>
            <p class="note">{words.mine.note}</p>
          </>
        )}
      </Loaded>
      <HourDialog claim={claim()} stateText={stateOf} whyText={whyOf} onClose={() => setOpened(undefined)} />
    </Card>
  );
}
