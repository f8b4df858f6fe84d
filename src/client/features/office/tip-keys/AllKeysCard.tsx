import { createSignal, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Table } from '../../../components/Table.tsx';
import type { Desk } from '../../../tips/desk/create-desk.ts';
import { keysFailed } from '../../../tips/desk/failed-words.ts';
import { createCodes } from '../../../tips/desk/key-code.ts';
import type { OfficeKey, OfficeKeys } from '../../../tips/desk/office-keys.ts';
import { retireTipKey } from '../../../tips/desk/tips-client.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { common } from '../../../words/common.ts';
import { formatDay } from '../../../words/format.ts';
import { KeyState } from './KeyState.tsx';

function RetireDialog(props: { key: OfficeKey | undefined; onClose: () => void; onRetired: () => void }) {
  const words = tipKeys.keys;
  const [trouble, setTrouble] = createSignal<string>();
  async function retire(key: OfficeKey) {
    const answer = await retireTipKey(key.id);
    setTrouble(answer.ok ? undefined : keysFailed(answer.error));
    if (answer.ok) props.onRetired();
  }
  return (
    <Dialog
      open={props.key !== undefined}
      onClose={() => props.onClose()}
      title={words.retire}
      closeLabel={common.action.close}
    >
      <Show when={props.key}>
        {(key) => (
          <div class="stack">
            <b>{words.retireAsk(key().name)}</b>
            <p>{words.retireHint}</p>
            <Show when={trouble()}>{(text) => <Notice tone="bad" title={text()} />}</Show>
            <div class="two">
              <Button look="danger" onClick={() => void retire(key())}>
                {words.retire}
              </Button>
              <Button onClick={() => props.onClose()}>{common.action.cancel}</Button>
            </div>
          </div>
        )}
      </Show>
    </Dialog>
  );
}

/** 所有钥匙: each officer's keys with check codes to compare by telephone. Administrators can retire a key. */
export function AllKeysCard(props: { desk: Desk; keys: OfficeKeys; mayRetire: boolean }) {
  const words = tipKeys.keys;
  const [retiring, setRetiring] = createSignal<OfficeKey>();
  const [isRetired, setRetired] = createSignal(false);
  const codes = createCodes(() => props.keys.keys.map(({ recipient }) => recipient));
  const action = (key: OfficeKey) => (
    <Show when={!key.retired}>
      <Button look="quiet" aria-label={words.retireOf(key.name)} onClick={() => setRetiring(key)}>
        {words.retire}
      </Button>
    </Show>
  );
  return (
    <Card title={words.title}>
      <Show when={isRetired()}>
        <Notice tone="wait" title={words.retired_now} />
      </Show>
      <Show when={props.keys.keys.length > 0} fallback={<p>{words.empty}</p>}>
        <Table
          hideCaption
          caption={words.table}
          rows={props.keys.keys}
          columns={[
            { head: words.name, cell: (key) => key.name, rowHead: true },
            { head: words.fingerprint, cell: (key) => <span class="key-code">{codes(key.recipient)}</span> },
            {
              head: words.made,
              cell: (key) => <span class="key-day">{formatDay(key.made, yearOf(props.keys.today))}</span>,
            },
            { head: words.state, cell: (key) => <KeyState known={key} /> },
            ...(props.mayRetire ? [{ head: words.retire, cell: action }] : []),
          ]}
        />
      </Show>
      <RetireDialog
        key={retiring()}
        onClose={() => setRetiring(undefined)}
        onRetired={() => {
          setRetiring(undefined);
          setRetired(true);
          props.desk.refreshKeys();
        }}
      />
    </Card>
  );
}
