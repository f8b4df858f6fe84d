import { createSignal, Index } from 'solid-js';
import * as v from 'valibot';
import {
  NewServiceColumns,
  type ServiceColumn,
  type ServiceColumns,
  serviceFields,
} from '../../../../protocol/certificates/service-export.ts';
import { saveServiceColumns } from '../../../certificates/certificates-client.ts';
import { certificates } from '../../../certificates/words.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { common } from '../../../words/common.ts';

const options = () => serviceFields.map((field) => ({ value: field, label: certificates.export.fields[field] }));

/** Sets the headings of another system's table, their order, and which of our fields goes below each. */
export function ColumnsDialog(props: {
  columns: readonly ServiceColumn[];
  onClose: () => void;
  onSaved: (columns: ServiceColumns) => void;
}) {
  const [columns, setColumns] = createSignal<readonly ServiceColumn[]>(props.columns);
  const action = createAction(failureText);
  const change = (at: number, part: Partial<ServiceColumn>) =>
    setColumns((before) => before.map((column, i) => (i === at ? { ...column, ...part } : column)));
  const moveUp = (at: number) =>
    setColumns((before) =>
      before.flatMap((column, i) => (i === at - 1 ? [before[at] ?? column, column] : i === at ? [] : [column])),
    );
  async function save() {
    const read = v.safeParse(NewServiceColumns, { columns: columns() });
    if (!read.success) return action.refuse(certificates.export.headMissing);
    const saved = await action.run(() => saveServiceColumns(read.output));
    if (saved?.ok) props.onSaved(saved.value);
  }
  return (
    <Dialog open wide onClose={props.onClose} title={certificates.export.edit} closeLabel={common.action.close}>
      <Form onSubmit={save}>
        <p class="note">{certificates.export.editHint}</p>
        <Index each={columns()}>
          {(column, at) => (
            <div class="export-column">
              <TextField
                autocomplete="off"
                maxlength={40}
                label={certificates.export.head(at + 1)}
                value={column().head}
                onInput={(head) => change(at, { head })}
              />
              <Select
                label={certificates.export.field(at + 1)}
                value={column().field}
                options={options()}
                onInput={(value) => change(at, { field: serviceFields.find((field) => field === value) ?? 'number' })}
              />
              <Button
                look="quiet"
                disabled={at === 0}
                aria-label={certificates.export.up(at + 1)}
                onClick={() => moveUp(at)}
              >
                ↑
              </Button>
              <Button
                look="quiet"
                icon="close"
                aria-label={certificates.export.remove(at + 1)}
                onClick={() => setColumns((before) => before.filter((_, i) => i !== at))}
              />
            </div>
          )}
        </Index>
        <div class="row">
          <Button
            icon="plus"
            onClick={() =>
              setColumns((before) => [...before, { field: 'number', head: certificates.export.fields.number }])
            }
          >
            {certificates.export.add}
          </Button>
        </div>
        <ActionNotice of={action} />
        <SubmitRow look="primary" busy={action.busy()} label={common.action.save} />
      </Form>
    </Dialog>
  );
}
