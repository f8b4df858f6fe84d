import { createSignal, onCleanup } from 'solid-js';
import { MAX_TIP_PHOTOS } from '../../../domain/tips/limits.ts';

/** A prepared photo, in memory only. */
export interface TipPhoto {
  /** SHA-256 of the JPEG. */
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Object URLs of this page: a thumbnail and the full picture. */
  readonly thumb: string;
  readonly full: string;
}

/** Why some chosen files were not added. `page_old`: the code for it could not be fetched. */
export type PhotoNote = { readonly code: 'unreadable'; readonly count: number } | { readonly code: Stop };
type Stop = 'unsupported' | 'too_many' | 'page_old';

const addressOf = (bytes: ArrayBuffer): string => URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));

/** Loads the encoder when the first photo is chosen, or earlier when the page is idle. */
export const loadEncoder = () => import('../../photos/encoding/encode.ts');

/** A form's photos, re-encoded without metadata one at a time, and never stored. */
export function createTipPhotos() {
  const [list, setList] = createSignal<readonly TipPhoto[]>([]);
  const [working, setWorking] = createSignal<{ readonly at: number; readonly of: number }>();
  const [notes, setNotes] = createSignal<readonly PhotoNote[]>([]);
  let round = 0;
  let idle: Promise<void> = Promise.resolve();

  const free = (photos: readonly TipPhoto[]) => {
    for (const photo of photos) {
      URL.revokeObjectURL(photo.thumb);
      URL.revokeObjectURL(photo.full);
    }
  };
  const without = (key: string) => {
    free(list().filter((photo) => photo.key === key));
    setList((photos) => photos.filter((photo) => photo.key !== key));
  };
  function clear(): void {
    round++;
    free(list());
    setList([]);
    setWorking(undefined);
    setNotes([]);
  }

  async function add(files: readonly File[], mine: number): Promise<readonly PhotoNote[]> {
    const encoder = await loadEncoder().catch(() => undefined);
    if (!encoder) return [{ code: 'page_old' }];
    let unreadable = 0;
    const told = (stop?: Stop): PhotoNote[] => [
      ...(unreadable ? [{ code: 'unreadable', count: unreadable } as const] : []),
      ...(stop ? [{ code: stop }] : []),
    ];
    for (const [index, file] of files.entries()) {
      if (mine !== round) return [];
      if (list().length >= MAX_TIP_PHOTOS) return told('too_many');
      setWorking({ at: index + 1, of: files.length });
      const encoded = await encoder.encode(file);
      if (mine !== round) return [];
      if (!encoded.ok) {
        if (encoded.error === 'unsupported') return told('unsupported');
        unreadable++;
        continue;
      }
      const { hash, full, thumb } = encoded.value;
      if (list().some(({ key }) => key === hash)) continue;
      const photo = { key: hash, bytes: new Uint8Array(full), thumb: addressOf(thumb), full: addressOf(full) };
      setList((photos) => [...photos, photo]);
    }
    return told();
  }
  onCleanup(clear);

  return {
    list,
    /** Progress of the file being prepared. */
    working,
    notes,
    /** Prepares files one after another; a second selection waits for the first. */
    add(files: readonly File[]): void {
      const mine = round;
      idle = idle.then(async () => {
        setNotes([]);
        const said = await add(files, mine);
        if (mine !== round) return;
        setWorking(undefined);
        setNotes(said);
      });
    },
    remove: without,
    clear,
    /** Resolves when all chosen files are prepared. */
    ready: (): Promise<void> => idle,
  };
}
export type TipPhotos = ReturnType<typeof createTipPhotos>;
