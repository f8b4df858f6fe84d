import { createSignal, Show } from 'solid-js';
import { periodOf } from '../../../../domain/kernel/period.ts';
import { textField } from '../../../../domain/records/record.ts';
import { ALL_RECORDS } from '../../../../protocol/figures/board.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { createNamesOf } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { office } from '../../../records/words/office.ts';
import { evidenceHref } from '../../../state/office-client.ts';
import type { LocalRecord } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { PlaceForm } from './PlaceForm.tsx';
import { nameOf } from './people-groups.ts';
import { formOf } from './place-rows.ts';

/** One place: facts and the way to its records, or the form to change it. */
export function PlacePane(props: { of: LocalRecord; places: readonly LocalRecord[]; manage: boolean }) {
  const [editing, setEditing] = createSignal(false);
  const today = createToday();
  const parent = () => textField(props.of.record, 'parent');
  const code = () => textField(props.of.record, 'code');
  const names = createNamesOf(() => [parent()].filter((id) => id !== undefined));
  const inside = () => props.places.filter(({ record }) => textField(record, 'parent') === props.of.id).length;
  const number = (field: 'households' | 'population' | 'pupils') => {
    const value = props.of.record.fields[field];
    return typeof value === 'number' ? [{ label: fieldLabel('place', field), value: formatNumber(value) }] : [];
  };
  const choice = (field: 'level' | 'venue') => {
    const value = textField(props.of.record, field);
    return value ? [{ label: fieldLabel('place', field), value: optionLabel('place', field, value) }] : [];
  };
  const facts = () => [
    { label: fieldLabel('place', 'form'), value: optionLabel('place', 'form', formOf(props.of.record)) },
    ...(parent() ? [{ label: fieldLabel('place', 'parent'), value: names.place(parent()) ?? '' }] : []),
    ...number('households'),
    ...number('population'),
    ...choice('level'),
    ...number('pupils'),
    ...choice('venue'),
    ...(code() ? [{ label: fieldLabel('place', 'code'), value: code() ?? '' }] : []),
    ...(inside() ? [{ label: office.places.inside, value: formatNumber(inside()) }] : []),
  ];
  const records = () => evidenceHref(ALL_RECORDS, periodOf('year', today()), { place: props.of.id });
  return (
    <Card title={<span class="panes-name">{nameOf(props.of.record)}</span>}>
      <Show
        when={!editing()}
        fallback={<PlaceForm record={props.of.record} places={props.places} onDone={() => setEditing(false)} />}
      >
        <Facts facts={facts()} />
        <div class="row">
          <LinkButton icon="records" href={records()}>
            {office.places.records}
          </LinkButton>
          <Show when={props.manage}>
            <Button
              icon="edit"
              aria-label={office.places.edit(nameOf(props.of.record))}
              onClick={() => setEditing(true)}
            >
              {common.action.edit}
            </Button>
          </Show>
        </div>
      </Show>
    </Card>
  );
}
