import './tip-keys.css';
import { createSignal, Show } from 'solid-js';
import { may } from '../../../../domain/records/permission.ts';
import { Button } from '../../../components/Button.tsx';
import { createDirtyMark } from '../../../components/dirty.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { BundleNotice } from '../../../tips/desk/BundleNotice.tsx';
import type { Desk } from '../../../tips/desk/create-desk.ts';
import { DeskPage } from '../../../tips/desk/DeskPage.tsx';
import type { OfficeKeys } from '../../../tips/desk/office-keys.ts';
import { UnlockCard } from '../../../tips/desk/UnlockCard.tsx';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { common } from '../../../words/common.ts';
import { AllKeysCard } from './AllKeysCard.tsx';
import { DrillCard } from './DrillCard.tsx';
import { LostCard } from './LostCard.tsx';
import { MyKeysCard } from './MyKeysCard.tsx';
import { RecoveryCard } from './RecoveryCard.tsx';
import { RegrantCard } from './RegrantCard.tsx';
import { RetentionCard } from './RetentionCard.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import { SignCard } from './SignCard.tsx';
import { StatusCard } from './StatusCard.tsx';

/** The cards in the order of the key ceremony, followed by reference information. */
function Cards(props: { desk: Desk; keys: OfficeKeys }) {
  const mark = createDirtyMark();
  const [recovery, setRecovery] = createSignal<string>();
  const isAdministrator = () => may(props.desk.role, 'tips.keys');
  /** Without a trusted list nothing is signed, granted or compared. */
  const isListTrusted = () => props.keys.list.state === 'none' || props.keys.list.state === 'trusted';
  const hasStored = () => (props.desk.stored.list()?.length ?? 0) > 0;
  /**
   * Keeps the recipient of new recovery cards until the list is signed. Marks the page as unsaved, so that no update reloads it:
   * paper cards without a signed list are worthless.
   */
  const keep = (recipient: string | undefined) => {
    setRecovery(recipient);
    mark(recipient !== undefined);
  };
  return (
    <>
      <BundleNotice desk={props.desk} keys={props.keys} />
      <div class="key-columns">
        <div class="stack">
          <Show when={!props.desk.key() && hasStored()}>
            <UnlockCard desk={props.desk} />
          </Show>
          <MyKeysCard desk={props.desk} keys={props.keys} />
          <Show when={isAdministrator() && isListTrusted()}>
            <RecoveryCard
              district={props.desk.district}
              bundle={props.desk.bundle()}
              pending={recovery()}
              onMade={keep}
            />
            <SignCard
              desk={props.desk}
              keys={props.keys}
              recovery={recovery()}
              onSigned={() => {
                keep(undefined);
                props.desk.refreshKeys();
              }}
            />
          </Show>
          <Show when={isListTrusted()}>
            <RegrantCard desk={props.desk} />
          </Show>
          <Show when={isAdministrator() && isListTrusted()}>
            <DrillCard bundle={props.desk.bundle()} />
          </Show>
        </div>
        <div class="stack">
          <StatusCard desk={props.desk} />
          <AllKeysCard desk={props.desk} keys={props.keys} mayRetire={isAdministrator()} />
          <SettingsCard mayChange={isAdministrator()} />
          <Show when={isAdministrator()}>
            <RetentionCard />
          </Show>
          <LostCard />
        </div>
      </div>
    </>
  );
}

/** 钥匙: the officers' keys, recovery cards, the signed list, and retention settings. */
export default function KeysPage() {
  return (
    <DeskPage title={tipKeys.title} back={{ href: '/office/tips', label: tipDesk.tip.back }}>
      {(desk) => (
        <Loaded
          of={{ value: desk.keys, failure: desk.keysFailure }}
          loading={common.loading}
          failed={() => (
            <EmptyState
              icon="alert"
              title={tipKeys.status.failed}
              action={<Button onClick={() => desk.refreshKeys()}>{common.action.retry}</Button>}
            />
          )}
        >
          {(keys) => <Cards desk={desk} keys={keys()} />}
        </Loaded>
      )}
    </DeskPage>
  );
}
