import { Show } from 'solid-js';
import { Card } from '../../../components/Card.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import type { OpenedTip } from './open-tip.ts';
import type { PhotoController } from './photo-controller.ts';
import { TipPhotos } from './TipPhotos.tsx';

/** Shows the reported content, always as plain text. */
export function ContentCard(props: { tip: OpenedTip; photos: PhotoController }) {
  const words = tipDesk.tip;
  const said = (text: string) => (text.trim() ? text : <span class="note">{words.empty}</span>);
  return (
    <>
      <Card title={words.content}>
        <Show when={props.tip.body.content.behalf}>
          <div class="row">
            <Pill tone="plain">{words.behalf}</Pill>
            <span class="note">{words.behalfHint}</span>
          </div>
        </Show>
        <Facts
          facts={[
            { label: words.what, value: <span class="tip-said">{said(props.tip.body.content.what)}</span> },
            { label: words.where, value: said(props.tip.body.content.where) },
            { label: words.when, value: said(props.tip.body.content.when) },
            { label: words.contact, value: said(props.tip.body.content.contact) },
          ]}
        />
      </Card>
      <Show when={props.tip.body.photos.length > 0}>
        <Card title={tipDesk.photos.title(props.tip.body.photos.length)}>
          <TipPhotos
            photos={props.tip.body.photos}
            files={props.tip.detail.files}
            identity={props.tip.identity}
            controller={props.photos}
          />
        </Card>
      </Show>
    </>
  );
}
