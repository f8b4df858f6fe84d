import { createSignal, onCleanup } from 'solid-js';
import { PhotoPicker } from '../../components/PhotoPicker.tsx';
import { photos as words } from '../words/photos.ts';
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
  readonly error?: string | undefined;
}

/** Adds photos to a record. Each photo is stored on the phone before the form references it. */
export default function PhotoField(props: PhotoFieldProps) {
  const photos = createPhotos();
  const thumbs = createSources(() => props.value, 'thumb');
  const [working, setWorking] = createSignal<{ readonly at: number; readonly of: number }>();
  const [notes, setNotes] = createSignal<readonly AddNote[]>([]);
  const [open, setOpen] = createSignal<string>();
  let isGone = false;
  onCleanup(() => {
    isGone = true;
  });

  async function add(chosen: readonly File[]): Promise<void> {
    const kit = photos();
    if (!kit || !chosen.length || working()) return;
    setNotes([]);
    const said = await addPhotos(kit, chosen, {
      remaining: () => props.max - props.value.length,
      begun: (number) => setWorking({ at: number, of: chosen.length }),
      added: (hash) => {
        if (!isGone && !props.value.includes(hash)) props.onInput([...props.value, hash]);
      },
      isOff: () => isGone,
    });
    setWorking(undefined);
    setNotes(said);
  }

  const status = () => {
    const now = working();
    if (now) return words.working(now.at, now.of);
    return props.value.length ? words.kept(props.value.length) : '';
  };
  return (
    <>
      <PhotoPicker
        label={props.label}
        photos={props.value}
        max={props.max}
        disabled={working() !== undefined}
        words={words}
        thumb={(hash) => thumbs(hash)?.src() ?? undefined}
        status={status()}
        notes={notes().map((note) => ({ code: note.code, text: note.text(props.max) }))}
        error={props.error}
        onFiles={(files) => props.onWork(add(files))}
        onOpen={setOpen}
        onRemove={(hash) => props.onInput(props.value.filter((each) => each !== hash))}
        onError={(hash) => thumbs(hash)?.failed()}
      />
      <PhotoDialog photos={props.value} shown={open()} onShow={setOpen} />
    </>
  );
}
