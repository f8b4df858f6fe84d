import { createSignal, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { ConfirmDialog } from '../../../components/Dialog.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { Table } from '../../../components/Table.tsx';
import type { Desk } from '../../../tips/desk/create-desk.ts';
import { deskFailed } from '../../../tips/desk/failed-words.ts';
import { createCodes } from '../../../tips/desk/key-code.ts';
import type { OfficeKey, OfficeKeys } from '../../../tips/desk/office-keys.ts';
import { retireTipKey } from '../../../tips/desk/tips-client.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { common } from '../../../words/common.ts';
import { formatDay } from '../../../words/format.ts';
import { KeyState } from './KeyState.tsx';

/** 所有钥匙: each officer's keys with check codes to compare by telephone. Administrators can retire a key. */
export function AllKeysCard(props: { desk: Desk; keys: OfficeKeys; mayRetire: boolean }) {
  const words = tipKeys.keys;
  const act = createAction(deskFailed);
  const [retiring, setRetiring] = createSignal<OfficeKey>();
  const codes = createCodes(() => props.keys.keys.map(({ recipient }) => recipient));
  async function retire() {
    const key = retiring();
    setRetiring(undefined);
    if (!key || !(await act.run(() => retireTipKey(key.id)))?.ok) return;
    act.tell({ tone: 'wait', words: words.retired_now });
    props.desk.refreshKeys();
  }
  const action = (key: OfficeKey) => (
    <Show when={!key.retired}>
      <Button look="quiet" aria-label={words.retireOf(key.name)} onClick={() => setRetiring(key)}>
        {words.retire}
      </Button>
    </Show>
  );
  return (
    <Card title={words.title}>
      <ActionNotice of={act} />
      <Show when={props.keys.keys.length > 0} fallback={<p>{words.empty}</p>}>
        <Table
          hideCaption
          caption={words.table}
          rows={props.keys.keys}
          columns={[
            { key: 'name', head: words.name, cell: (key) => key.name, rowHead: true },
            {
              key: 'fingerprint',
              head: words.fingerprint,
              cell: (key) => <span class="key-code">{codes(key.recipient)}</span>,
            },
            {
              key: 'made',
              head: words.made,
              cell: (key) => <span class="key-day">{formatDay(key.made, yearOf(props.keys.today))}</span>,
            },
            { key: 'state', head: words.state, cell: (key) => <KeyState known={key} /> },
            ...(props.mayRetire ? [{ key: 'retire', head: words.retire, cell: action, end: true }] : []),
          ]}
        />
      </Show>
      <ConfirmDialog
        open={retiring() !== undefined}
        onClose={() => setRetiring(undefined)}
        title={words.retire}
        words={common.action}
        confirm={words.retire}
        onConfirm={() => void retire()}
      >
        <b>{words.retireAsk(retiring()?.name ?? '')}</b>
        <p>{words.retireHint}</p>
      </ConfirmDialog>
    </Card>
  );
}
