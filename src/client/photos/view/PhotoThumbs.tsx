import { createSignal } from 'solid-js';
import { PhotoStrip } from '../../components/PhotoStrip.tsx';
import { photos as words } from '../words.ts';
import { PhotoDialog } from './PhotoDialog.tsx';
import { createSources } from './sources.ts';

/** Thumbnails for viewing only. */
export default function PhotoThumbs(props: { readonly photos: readonly string[] }) {
  const thumbs = createSources(() => props.photos, 'thumb');
  const [open, setOpen] = createSignal<string>();
  return (
    <>
      <PhotoStrip
        photos={props.photos}
        label={words.title}
        tile={(hash) => {
          const number = props.photos.indexOf(hash) + 1;
          return {
            src: thumbs(hash)?.src() ?? undefined,
            alt: words.nth(number, props.photos.length),
            openLabel: words.open(number),
          };
        }}
        onOpen={setOpen}
        onError={(hash) => thumbs(hash)?.failed()}
      />
      <PhotoDialog photos={props.photos} shown={open()} onShow={setOpen} />
    </>
  );
}
