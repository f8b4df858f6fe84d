import '../../components/photo-field.css';
import { createEffect, createSignal, createUniqueId, For, onCleanup, Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { FieldNotes } from '../../components/Field.tsx';
import { PhotoStrip } from '../../components/PhotoStrip.tsx';
import type { Photos } from '../photos.ts';
import { photos as words } from '../words.ts';
import { type AddNote, addPhotos } from './add-photos.ts';
import { PhotoDialog } from './PhotoDialog.tsx';
import { createPhotos } from './rows.ts';
import { createSources } from './sources.ts';

interface PhotoFieldProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly max: number;
  readonly onInput: (value: readonly string[]) => void;
  /** Receives work that a save must wait for: photos being prepared. */
  readonly onWork: (work: Promise<unknown>) => void;
  /** Stores the draft once the field names the photos that another app shared; without it none are taken. */
  readonly onShared?: (() => Promise<unknown>) | undefined;
  readonly error?: string | undefined;
}

/** Adds photos by 拍照 or 从相册选. Each photo is stored on the phone before the form references it. */
export default function PhotoField(props: PhotoFieldProps) {
  const id = createUniqueId();
  const photos = createPhotos();
  const thumbs = createSources(() => props.value, 'thumb');
  const [at, setAt] = createSignal<{ readonly at: number; readonly of: number }>();
  const [notes, setNotes] = createSignal<readonly AddNote[]>([]);
  const [open, setOpen] = createSignal<string>();
  let isGone = false;
  onCleanup(() => {
    isGone = true;
  });

  /** Adds files. @returns the places of those that were added */
  async function addFiles(kit: Photos, files: readonly File[]): Promise<readonly number[]> {
    if (!files.length || at()) return [];
    const added: number[] = [];
    setNotes([]);
    const said = await addPhotos(kit, files, {
      remaining: () => props.max - props.value.length,
      begun: (number) => setAt({ at: number, of: files.length }),
      added: (hash) => {
        if (isGone) return;
        added.push((at()?.at ?? 1) - 1);
        if (!props.value.includes(hash)) props.onInput([...props.value, hash]);
      },
      isOff: () => isGone,
    });
    setAt(undefined);
    setNotes(said);
    return added;
  }
  async function add(input: HTMLInputElement): Promise<void> {
    const chosen = [...(input.files ?? [])];
    // Lets the same file be chosen again after it was removed.
    input.value = '';
    const kit = photos();
    if (kit) await addFiles(kit, chosen);
  }
  /** Adds the photos that another app shared, and lets go of them once the draft names them. */
  async function addShared(kit: Photos, keepDraft: () => Promise<unknown>): Promise<void> {
    const { dropWaiting, waitingPhotos } = await import('../shared.ts');
    const waiting = await waitingPhotos();
    const added = await addFiles(
      kit,
      waiting.map(({ file }) => file),
    );
    await keepDraft();
    await dropWaiting(added.flatMap((place) => waiting[place]?.key ?? []));
  }
  let hasTaken = false;
  createEffect(() => {
    const [kit, keepDraft] = [photos(), props.onShared];
    if (!kit || !keepDraft || hasTaken) return;
    hasTaken = true;
    props.onWork(addShared(kit, keepDraft));
  });

  const chooser = (source: 'camera' | 'album') => {
    let input: HTMLInputElement | undefined;
    return (
      <>
        <input
          ref={input}
          type="file"
          accept="image/*"
          hidden
          multiple={source === 'album'}
          capture={source === 'camera' ? 'environment' : undefined}
          onChange={(event) => props.onWork(add(event.currentTarget))}
        />
        <Button
          icon={source === 'camera' ? 'camera' : 'upload'}
          aria-disabled={props.value.length >= props.max || at() !== undefined}
          onClick={() => {
            if (props.value.length < props.max && !at()) input?.click();
          }}
        >
          {source === 'camera' ? words.take : words.choose}
        </Button>
      </>
    );
  };
  return (
    <fieldset class="field photo-field" aria-describedby={`${id}-hint`}>
      <legend class="field-label">{props.label}</legend>
      <Show when={props.value.length}>
        <PhotoStrip
          photos={props.value}
          label={props.label}
          tile={(hash) => {
            const number = props.value.indexOf(hash) + 1;
            return {
              src: thumbs(hash)?.src() ?? undefined,
              alt: words.nth(number, props.value.length),
              openLabel: words.open(number),
              removeLabel: words.takeOff(number),
            };
          }}
          onOpen={setOpen}
          onRemove={(hash) => props.onInput(props.value.filter((each) => each !== hash))}
          onError={(hash) => thumbs(hash)?.failed()}
        />
      </Show>
      <div class="two">
        {chooser('camera')}
        {chooser('album')}
      </div>
      <p class="note" role="status">
        {at() ? words.working(at()?.at ?? 0, at()?.of ?? 0) : props.value.length ? words.kept(props.value.length) : ''}
      </p>
      <For each={notes()}>{(note) => <FieldNotes id={`${id}-${note.code}`} error={note.text(props.max)} />}</For>
      <FieldNotes id={id} hint={words.hint(props.max)} error={props.error} />
      <PhotoDialog photos={props.value} shown={open()} onShow={setOpen} />
    </fieldset>
  );
}
