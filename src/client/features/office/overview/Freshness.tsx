import { Match, Show, Switch } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { office } from '../../../records/words/office.ts';
import type { Polled } from '../../../state/polled.ts';
import { formatTime } from '../../../words/format.ts';

/** How old the figures are, and why when they can not be renewed. */
export function Freshness(props: { of: Pick<Polled<unknown>, 'at' | 'failure' | 'refetch'> }) {
  const isAway = () => ['offline', 'foreign'].includes(props.of.failure()?.code ?? '');
  const reason = () => (isAway() ? office.fresh.offline : office.fresh.failed);
  return (
    <div class="freshness" role="status">
      <Switch>
        <Match when={props.of.failure()}>
          <span class="freshness-words">
            <b>{reason()}</b>
            <Show when={props.of.at()}>{(at) => <small>{office.fresh.kept(formatTime(at()))}</small>}</Show>
          </span>
        </Match>
        <Match when={props.of.at()}>{(at) => <small>{office.fresh.updated(formatTime(at()))}</small>}</Match>
      </Switch>
      <Button look="quiet" icon="refresh" aria-label={office.fresh.now} onClick={() => props.of.refetch()} />
    </div>
  );
}
