import './office-tips.css';
import { useSearchParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { Segmented } from '../../../components/Choices.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { BundleNotice } from '../../../tips/desk/BundleNotice.tsx';
import { DeskPage } from '../../../tips/desk/DeskPage.tsx';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { CountsView } from './CountsView.tsx';
import { ListView } from './ListView.tsx';

/** 举报台: the list of tips by due day, and statistics. */
export default function TipsPage() {
  const [address, setAddress] = useSearchParams();
  const view = () => (address.view === 'counts' ? 'counts' : 'list');
  return (
    <DeskPage
      title={tipDesk.title}
      trailing={
        <LinkButton href="/office/tips/keys" icon="settings">
          {tipKeys.link}
        </LinkButton>
      }
    >
      {(desk) => (
        <>
          <Show when={desk.keys()}>
            {(keys) => <BundleNotice desk={desk} keys={keys()} href="/office/tips/keys" />}
          </Show>
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
      )}
    </DeskPage>
  );
}
