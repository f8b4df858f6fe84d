import { createResource, createSignal, Match, Show, Switch } from 'solid-js';
import { version as current } from '../../../../../package.json';
import { me as words } from '../../../accounts/words.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { type Fact, Facts } from '../../../components/Facts.tsx';
import { createUnsentPhotos } from '../../../photos/view/rows.ts';
import { WifiChoice } from '../../../photos/view/WifiChoice.tsx';
import { useClient } from '../../../state/context.ts';
import { createCounts } from '../../../state/queue.ts';
import type { Space } from '../../../storage-protection/space.ts';
import { createSpace } from '../../../storage-protection/view/create-space.ts';
import { LowSpaceNotice } from '../../../storage-protection/view/StorageNotices.tsx';
import { storage } from '../../../storage-protection/words.ts';
import { formatBytes } from '../../../words/format-bytes.ts';

/** Result of a check for updates; `none`: this browser has no service worker. */
type UpdateCheck = 'current' | 'found' | 'failed' | 'none';

/** Checks for a newer version. The update prompt appears once it is ready. */
async function checkForUpdate(): Promise<UpdateCheck> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return 'none';
  try {
    await registration.update();
  } catch {
    return 'failed';
  }
  return registration.installing || registration.waiting ? 'found' : 'current';
}

const version: string = current;

const said: Readonly<Record<UpdateCheck, () => string>> = {
  current: () => words.upToDate,
  found: () => words.updateFound,
  failed: () => words.checkFailed,
  none: () => words.noWorker,
};

const protection = ({ persisted }: Space): string =>
  persisted === undefined ? storage.unknown : persisted ? storage.persisted : storage.notPersisted;

const usage = ({ used, quota }: Space): string =>
  used === undefined || quota === undefined
    ? storage.spaceUnknown
    : storage.used(formatBytes(used), formatBytes(Math.max(0, quota - used)));

/** Shows what this phone stores and whether it is protected. */
export function PhoneState() {
  const client = useClient();
  const { space, look } = createSpace();
  const photos = createUnsentPhotos();
  const counts = createCounts();
  const [device] = createResource(async () => {
    const state = await client.store.state();
    return state.ok ? state.value.device.id.slice(-12) : undefined;
  });
  const [answer, setAnswer] = createSignal<boolean>();
  const [checking, setChecking] = createSignal(false);
  const [checked, setChecked] = createSignal<UpdateCheck>();
  const protect = async () => {
    setAnswer((await client.protection.requestPersistence()) ?? false);
    look();
  };
  const check = async () => {
    setAnswer(undefined);
    setChecking(true);
    setChecked(await checkForUpdate());
    setChecking(false);
  };
  const unsent = () => {
    const records = (counts()?.unsent ?? 0) + (counts()?.attention ?? 0);
    const images = photos()?.length ?? 0;
    return records || images ? storage.unsentCount(records, images) : storage.unsentNone;
  };
  /** The space of records and photos, if the browser reports it separately from the program. */
  const content = (): Fact[] => {
    const all = space()?.records;
    if (all === undefined) return [];
    const images = (photos() ?? []).reduce((sum, { size }) => sum + size.full + size.thumb, 0);
    const records = Math.max(0, all - images);
    return [{ label: storage.content, value: storage.parts(formatBytes(records), formatBytes(images)) }];
  };
  const facts = (): Fact[] => {
    const known = space();
    return [
      { label: words.district, value: client.session.identity()?.district.name ?? '' },
      { label: storage.unsent, value: unsent() },
      ...(known
        ? [
            { label: storage.kept, value: protection(known) },
            { label: storage.space, value: usage(known) },
          ]
        : []),
      ...content(),
      { label: words.version, value: version },
      { label: words.device, value: device.latest ?? '' },
    ];
  };
  return (
    <Card title={words.phone}>
      <LowSpaceNotice />
      <Facts facts={facts()} />
      <Show when={space()?.persisted === false}>
        <Button onClick={() => void protect()}>{storage.protect}</Button>
      </Show>
      <WifiChoice />
      <Button icon="refresh" aria-disabled={checking()} onClick={() => void check()}>
        {checking() ? words.checking : words.checkUpdate}
      </Button>
      <p class="note" role="status">
        <Switch>
          <Match when={answer() !== undefined}>{answer() ? storage.granted : storage.denied}</Match>
          <Match when={checked()}>{(result) => said[result()]()}</Match>
        </Switch>
      </p>
    </Card>
  );
}
