import { createSignal, For, Show } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill, type Tone } from '../../../components/Pill.tsx';
import { handover } from '../../../records/words/handover.ts';
import { createCarrying, createParcels, type ParcelRow, useParcels } from '../../../state/parcels.ts';
import { parcelFailureText, parcelText } from './parcel-text.ts';

const tones: Readonly<Record<ParcelRow['state'], Tone>> = { waiting: 'wait', delivered: 'ok', refused: 'bad' };

function Parcel(props: { readonly parcel: ParcelRow; readonly isCarrying: boolean; readonly onDismiss: () => void }) {
  const words = handover.parcels;
  return (
    <li class="parcel">
      <div class="row outbox-head">
        <h3>{words.from(props.parcel.from)}</h3>
        <Pill tone={tones[props.parcel.state]}>{words[props.parcel.state]}</Pill>
      </div>
      <p>{parcelText(props.parcel, props.isCarrying)}</p>
      <Button look="quiet" onClick={() => props.onDismiss()}>
        {props.parcel.state === 'waiting' ? words.remove : words.seen}
      </Button>
    </li>
  );
}

/** 帮队友捎带: relay files of teammates, added here and delivered when the phone is online. */
export function Parcels() {
  const parcels = useParcels();
  const words = handover.parcels;
  const list = createParcels();
  const carrying = createCarrying();
  const [said, setSaid] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  let input: HTMLInputElement | undefined;

  const take = async (file: File | undefined) => {
    if (!file) return;
    const taken = await parcels.take(file);
    setProblem(taken.ok ? undefined : parcelFailureText(taken.error));
    setSaid(taken.ok ? words.taken : '');
  };
  return (
    <Card title={words.title}>
      <p class="note">{words.hint}</p>
      <Show when={list()?.length}>
        <ul class="parcels" aria-label={words.list}>
          <For each={list()}>
            {(parcel) => (
              <Parcel
                parcel={parcel}
                isCarrying={carrying() === parcel.id}
                onDismiss={() => void parcels.dismiss(parcel.id)}
              />
            )}
          </For>
        </ul>
      </Show>
      <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
      <input
        ref={input}
        type="file"
        hidden
        // Lets the same file be chosen again.
        onClick={(event) => {
          event.currentTarget.value = '';
        }}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <Button icon="upload" onClick={() => input?.click()}>
        {words.choose}
      </Button>
      <p class="note" role="status">
        {said()}
      </p>
    </Card>
  );
}
