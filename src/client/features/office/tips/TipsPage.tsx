import './office-tips.css';
import { useSearchParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { Segmented } from '../../../components/Choices.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { BundleNotice } from '../../../tips/desk/BundleNotice.tsx';
import { createDesk } from '../../../tips/desk/create-desk.ts';
import { DeskGate } from '../../../tips/desk/DeskGate.tsx';
import { LockState } from '../../../tips/desk/LockState.tsx';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { CountsView } from './CountsView.tsx';
import { ListView } from './ListView.tsx';

function Tips() {
  const desk = createDesk();
  const [address, setAddress] = useSearchParams();
  const view = () => (address.view === 'counts' ? 'counts' : 'list');
  return (
    <>
      <PageHeader
        title={tipDesk.title}
        trailing={
          <div class="row">
            <LockState desk={desk} />
            <LinkButton href="/office/tips/keys" icon="settings">
              {tipKeys.link}
            </LinkButton>
          </div>
        }
      />
      <Show when={desk.keys()}>{(keys) => <BundleNotice desk={desk} keys={keys()} href="/office/tips/keys" />}</Show>
      <Segmented
        hideLabel
        label={tipDesk.tabs.label}
        value={view()}
        options={[
          { value: 'list', label: tipDesk.tabs.list },
          { value: 'counts', label: tipDesk.tabs.counts },
        ]}
        onInput={(next) => setAddress({ view: next === 'counts' ? next : undefined }, { replace: true })}
      />
      <Show when={view() === 'list'} fallback={<CountsView today={desk.today()} />}>
        <ListView desk={desk} />
      </Show>
    </>
  );
}

/** 举报台: the list of tips by due day, and statistics. */
export default function TipsPage() {
  return (
    <DeskGate title={tipDesk.title}>
      <Tips />
    </DeskGate>
  );
}
