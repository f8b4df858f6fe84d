import { createResource, createSignal, Match, Show, Switch } from 'solid-js';
import { type Fact, Facts } from '../../parts/Facts.tsx';
import { useClient } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { formatBytes } from '../../words/format-bytes.ts';
import { me as words } from '../../words/me.ts';
import { checkForUpdate, type UpdateCheck } from './check-update.ts';
import { readStorage } from './storage-state.ts';
import { version } from './version.ts';

const said: Readonly<Record<UpdateCheck, () => string>> = {
  current: () => words.upToDate,
  found: () => words.updateFound,
  failed: () => words.checkFailed,
  none: () => words.noWorker,
};

/** What this phone holds and how safe it is there. */
export function PhoneState() {
  const { store, session } = useClient();
  const [storage, { refetch }] = createResource(readStorage);
  const [device] = createResource(async () => {
    const state = await store.state();
    return state.ok ? state.value.device.id.slice(-12) : undefined;
  });
  const [denied, setDenied] = createSignal(false);
  const [checking, setChecking] = createSignal(false);
  const [checked, setChecked] = createSignal<UpdateCheck>();
  const protect = async () => {
    setDenied(!(await navigator.storage.persist()));
    void refetch();
  };
  const check = async () => {
    setChecking(true);
    setChecked(await checkForUpdate());
    setChecking(false);
  };
  const space = () => {
    const known = storage.latest;
    return known?.used === undefined || known.quota === undefined
      ? words.storageUnknown
      : words.used(formatBytes(known.used), formatBytes(known.quota));
  };
  const facts = (): Fact[] => [
    { label: words.district, value: session.identity()?.district.name ?? '' },
    { label: words.kept, value: storage.latest?.persisted ? words.persisted : words.notPersisted },
    { label: words.space, value: space() },
    { label: words.version, value: version },
    { label: words.device, value: device.latest ?? '' },
  ];
  return (
    <Card title={words.phone}>
      <Facts facts={facts()} />
      <Show when={storage.latest?.persisted === false}>
        <Button onClick={() => void protect()}>{words.protect}</Button>
      </Show>
      <Button icon="refresh" aria-disabled={checking()} onClick={() => void check()}>
        {checking() ? words.checking : words.checkUpdate}
      </Button>
      <p class="note" role="status">
        <Switch>
          <Match when={denied()}>{words.protectDenied}</Match>
          <Match when={checked()}>{(result) => said[result()]()}</Match>
        </Switch>
      </p>
    </Card>
  );
}
