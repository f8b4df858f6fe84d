import { createEffect, createSignal, on, Show } from 'solid-js';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { Table } from '../../../components/Table.tsx';
import { fieldLabel, optionLabel } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import type { TownRows } from './place-rows.ts';

const nameOf = (record: FoldedRecord): string => textField(record, 'name') ?? '';

const reach = ({ fields }: FoldedRecord): string =>
  typeof fields.households === 'number'
    ? office.places.households(formatNumber(fields.households))
    : typeof fields.pupils === 'number'
      ? office.places.pupils(formatNumber(fields.pupils))
      : '';

/** A town and the places in it, rendered only when opened. */
export function TownCard(props: {
  of: TownRows;
  open: boolean;
  manage: boolean;
  onEdit: (record: FoldedRecord) => void;
}) {
  const [open, setOpen] = createSignal(props.open);
  createEffect(on(() => props.open, setOpen, { defer: true }));
  const name = () => (props.of.town ? nameOf(props.of.town.record) : office.places.loose);
  return (
    <details class="card register-group" open={open()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {name()} <small class="note">{office.places.villagesIn(formatNumber(props.of.villages))}</small>
      </summary>
      <Show when={open()}>
        <Show when={props.manage && props.of.town}>
          {(town) => (
            <div class="row">
              <Button icon="edit" onClick={() => props.onEdit(town().record)}>
                {office.places.edit(name())}
              </Button>
            </div>
          )}
        </Show>
        <Show when={props.of.rows.length}>
          <Table
            hideCaption
            caption={name()}
            rows={props.of.rows}
            columns={[
              {
                head: fieldLabel('place', 'name'),
                rowHead: true,
                cell: ({ local, depth }) => (
                  <span class="place-cell" style={{ '--depth': depth }}>
                    {nameOf(local.record)}
                  </span>
                ),
              },
              {
                head: fieldLabel('place', 'form'),
                cell: ({ local }) => optionLabel('place', 'form', textField(local.record, 'form') ?? ''),
              },
              {
                head: `${fieldLabel('place', 'households')} / ${fieldLabel('place', 'pupils')}`,
                number: true,
                cell: ({ local }) => reach(local.record),
              },
              {
                head: <span class="hidden-visually">{common.action.edit}</span>,
                cell: ({ local }) => (
                  <Show when={props.manage}>
                    <span class="register-actions">
                      <Button
                        look="soft"
                        aria-label={office.places.edit(nameOf(local.record))}
                        onClick={() => props.onEdit(local.record)}
                      >
                        {common.action.edit}
                      </Button>
                    </span>
                  </Show>
                ),
              },
            ]}
          />
        </Show>
      </Show>
    </details>
  );
}
