import { createSignal, Show } from 'solid-js';
import { type FoldedRecord, photosOf } from '../../../domain/records/record.ts';
import { Card } from '../../components/Card.tsx';
import { PhotoStrip } from '../../components/PhotoStrip.tsx';
import { failureText } from '../../records/failure-text.ts';
import { useCommands } from '../../state/use-commands.ts';
import { photos as words } from '../words.ts';
import { PhotoActions } from './PhotoActions.tsx';
import { PhotoDialog } from './PhotoDialog.tsx';
import { PhotoPill } from './PhotoPill.tsx';
import { createPhotoRows, createPhotoStatus, createPhotos } from './rows.ts';
import { createSources } from './sources.ts';

/** A record's photos, each with its state. Photos of this phone are shown offline too. */
export default function RecordPhotos(props: {
  readonly record: FoldedRecord;
  /** Set if the user may change the record and it is on this phone. */
  readonly mayChange?: boolean | undefined;
}) {
  const commands = useCommands();
  const photos = createPhotos();
  const hashes = () => photosOf(props.record);
  const rows = createPhotoRows(hashes);
  const status = createPhotoStatus();
  const thumbs = createSources(hashes, 'thumb');
  const [open, setOpen] = createSignal<string>();
  const pill = (hash: string) => (
    <Show when={rows().get(hash)}>{(row) => <PhotoPill row={row()} sending={status()?.sending === hash} />}</Show>
  );

  async function remove(hash: string): Promise<string | undefined> {
    const rest = hashes().filter((each) => each !== hash);
    const done = await commands.editRecord(props.record.id, { photos: rest.length ? rest : null }, props.record);
    if (!done.ok) return failureText(done.error);
    setOpen(undefined);
    await photos()?.store.dropUnnamed();
    return undefined;
  }
  return (
    <Show when={hashes().length}>
      <Card title={words.title}>
        <PhotoStrip
          photos={hashes()}
          label={words.title}
          tile={(hash) => {
            const number = hashes().indexOf(hash) + 1;
            return {
              src: thumbs(hash)?.src() ?? undefined,
              alt: words.nth(number, hashes().length),
              openLabel: words.open(number),
              badge: pill(hash),
            };
          }}
          onOpen={setOpen}
          onError={(hash) => thumbs(hash)?.failed()}
        />
        <PhotoDialog photos={hashes()} shown={open()} onShow={setOpen}>
          {(hash) => (
            <PhotoActions
              hash={hash}
              number={hashes().indexOf(hash) + 1}
              row={rows().get(hash)}
              onRemove={props.mayChange ? remove : undefined}
            />
          )}
        </PhotoDialog>
      </Card>
    </Show>
  );
}
