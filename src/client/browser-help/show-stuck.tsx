import './pressed-picture.css';
import { createSignal, onCleanup, Show } from 'solid-js';
import { render } from 'solid-js/web';
import { CopyField } from '../components/CopyField.tsx';
import { Dialog } from '../components/Dialog.tsx';
import type { Stuck } from '../platform/stuck.ts';
import { thisBrowser } from '../platform/this-browser.ts';
import { common } from '../words/common.ts';
import { wordsReady } from '../words/language.ts';
import { browserHelp as words } from './words.ts';

function appName(): string {
  const { name } = thisBrowser();
  return name === 'wechat' || name === 'dingtalk' || name === 'alipay' || name === 'qq'
    ? words.apps[name]
    : words.apps.other;
}

/** A picture that a long press saves. */
function Picture(props: { readonly picture: Blob }) {
  const address = URL.createObjectURL(props.picture);
  onCleanup(() => URL.revokeObjectURL(address));
  return (
    <>
      <img class="pressed-picture" src={address} alt={words.pictureAlt} />
      <p class="note">{words.pictureHint}</p>
    </>
  );
}

/** Says that this browser does not save or print, and how it can be done. */
function StuckDialog(props: { readonly stuck: Stuck; readonly onClosed: () => void }) {
  const [open, setOpen] = createSignal(true);
  const title = () => {
    if (props.stuck.what === 'picture') return words.picture;
    return props.stuck.what === 'file' ? words.file(appName()) : words.print(appName());
  };
  return (
    <Dialog
      open={open()}
      onClose={() => {
        setOpen(false);
        props.onClosed();
      }}
      title={title()}
      closeLabel={common.action.close}
    >
      <Show
        when={props.stuck.what === 'picture' && props.stuck.picture}
        fallback={
          <div class="stack">
            <Show when={thisBrowser().isInApp} fallback={<p>{words.printHint}</p>}>
              <p>{words.open}</p>
              <p class="note">{words.signIn}</p>
            </Show>
            <CopyField label={words.address} text={location.href} words={words} />
          </div>
        }
      >
        {(picture) => <Picture picture={picture()} />}
      </Show>
    </Dialog>
  );
}

/** Shows the way out for an event of the window whose detail says what the browser does not do. */
export async function showStuck(event: Event): Promise<void> {
  await wordsReady();
  const { detail } = event as CustomEvent<Stuck>;
  const place = document.body.appendChild(document.createElement('div'));
  const dispose = render(
    () => (
      <StuckDialog
        stuck={detail}
        onClosed={() =>
          queueMicrotask(() => {
            dispose();
            place.remove();
          })
        }
      />
    ),
    place,
  );
}
