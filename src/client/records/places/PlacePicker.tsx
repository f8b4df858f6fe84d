import { createSignal } from 'solid-js';
import type { Id } from '../../../domain/kernel/id.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { PickField } from '../../components/PickField.tsx';
import { common } from '../../words/common.ts';
import { createNamesOf } from '../names.ts';
import { places as words } from '../words/places.ts';
import { PlaceList } from './PlaceList.tsx';

interface PlacePickerProps {
  readonly label: string;
  readonly value: Id | undefined;
  readonly onInput: (place: Id | undefined) => void;
  /** Places to offer first. */
  readonly recent?: readonly Id[] | undefined;
  readonly error?: string | undefined;
}

/** Chooses a place by town or by search, or 地点不清楚. */
export function PlacePicker(props: PlacePickerProps) {
  const [open, setOpen] = createSignal(false);
  const names = createNamesOf(() => (props.value ? [props.value] : []));
  const pick = (place: Id | undefined) => {
    setOpen(false);
    props.onInput(place);
  };
  return (
    <>
      <PickField
        label={props.label}
        value={names.place(props.value) ?? ''}
        placeholder={words.pick}
        action={props.value ? common.action.change : common.action.choose}
        error={props.error}
        onPick={() => setOpen(true)}
      />
      <Dialog open={open()} onClose={() => setOpen(false)} title={words.title} closeLabel={common.action.close}>
        <PlaceList value={props.value} recent={props.recent ?? []} onPick={pick} />
      </Dialog>
    </>
  );
}
