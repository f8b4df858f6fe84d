import { Pill, type Tone } from '../../components/Pill.tsx';
import type { PhotoRow } from '../../data/photos/photo-row.ts';
import { photos as words } from '../words.ts';

type Shown = PhotoRow['state'] | 'sending';

const tones: Readonly<Record<Shown, Tone>> = {
  draft: 'plain',
  waiting: 'wait',
  sending: 'wait',
  received: 'plain',
  failed: 'bad',
};

/** The state of one photo: 待发 → 发送中 → 已收到, or 没能发出. */
export function PhotoPill(props: { readonly row: PhotoRow; readonly sending: boolean }) {
  const shown = (): Shown => (props.sending && props.row.state === 'waiting' ? 'sending' : props.row.state);
  return <Pill tone={tones[shown()]}>{words.state[shown()]}</Pill>;
}
