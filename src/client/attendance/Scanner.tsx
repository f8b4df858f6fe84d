import './scanner.css';
import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { Notice } from '../components/Notice.tsx';
import { thisBrowser } from '../platform/this-browser.ts';
import { decode } from './decode.ts';
import { pictureOf } from './pictures.ts';
import { attendance as words } from './words.ts';

/** Ten frames a second: the reader takes some milliseconds of each, also on an old phone. */
const FRAME_MS = 100;

/** The torch is no part of TypeScript's DOM types: https://w3c.github.io/mediacapture-image/#torch */
type TorchCapabilities = MediaTrackCapabilities & { readonly torch?: boolean };
type TorchConstraint = MediaTrackConstraintSet & { readonly torch: boolean };

interface ScannerProps {
  /** Called with each text that is read, until it returns true. */
  readonly onText: (text: string) => boolean;
}

/** The rear camera with a reader of QR codes. It is off while the page is hidden; a photo does as well. */
export default function Scanner(props: ScannerProps) {
  const [trouble, setTrouble] = createSignal<'camera' | 'photo'>();
  const [isOn, setOn] = createSignal(false);
  const [torch, setTorch] = createSignal<boolean>();
  const canvas = document.createElement('canvas');
  let video: HTMLVideoElement | undefined;
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let isGone = false;

  function stop(): void {
    clearInterval(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    setOn(false);
    setTorch(undefined);
  }

  function look(): void {
    const picture = video && pictureOf(video, canvas);
    const text = picture && decode(picture);
    if (text !== undefined && props.onText(text)) stop();
  }

  async function start(): Promise<void> {
    if (stream || !video || isGone) return;
    try {
      // Browsers without https or camera have no `mediaDevices`.
      const opened = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
      });
      stream = opened;
      if (isGone || document.hidden) return stop();
      video.srcObject = opened;
      await video.play();
    } catch {
      stop();
      if (!isGone) setTrouble('camera');
      return;
    }
    const [track] = stream.getVideoTracks();
    const capabilities = track?.getCapabilities?.() as TorchCapabilities | undefined;
    setTrouble(undefined);
    setOn(true);
    setTorch(capabilities?.torch ? false : undefined);
    clearInterval(timer);
    timer = setInterval(look, FRAME_MS);
  }

  async function light(on: boolean): Promise<void> {
    const [track] = stream?.getVideoTracks() ?? [];
    const constraint: TorchConstraint = { torch: on };
    await track?.applyConstraints({ advanced: [constraint] }).then(
      () => setTorch(on),
      () => setTorch(undefined),
    );
  }

  async function readPhoto(file: File): Promise<void> {
    const address = URL.createObjectURL(file);
    const image = new Image();
    image.src = address;
    const text = await image.decode().then(
      () => {
        const picture = pictureOf(image, canvas);
        return picture && decode(picture);
      },
      () => undefined,
    );
    URL.revokeObjectURL(address);
    if (text === undefined) setTrouble('photo');
    else if (props.onText(text)) stop();
  }

  const onVisibility = () => {
    if (document.hidden) stop();
    else void start();
  };
  onMount(() => {
    document.addEventListener('visibilitychange', onVisibility);
    void start();
  });
  onCleanup(() => {
    isGone = true;
    document.removeEventListener('visibilitychange', onVisibility);
    stop();
  });

  return (
    <div class="scanner">
      <div class="scanner-view" classList={{ on: isOn(), off: trouble() === 'camera' }}>
        <video ref={video} playsinline muted aria-label={words.scan.hint} />
        <p>{isOn() ? words.scan.hint : words.scan.starting}</p>
        <Show when={torch() !== undefined}>
          <Button look="dark" aria-pressed={torch() === true} onClick={() => void light(!torch())}>
            {words.scan.torch}
          </Button>
        </Show>
      </div>
      <Show when={trouble() === 'camera'}>
        <Notice tone="wait" icon="camera" title={words.scan.noCamera}>
          {thisBrowser().isInApp ? words.scan.noCameraInApp : words.scan.noCameraHint}
        </Notice>
      </Show>
      <Show when={trouble() === 'photo'}>
        <Notice tone="wait" icon="alert" title={words.scan.unreadable} />
      </Show>
      <label class="button scanner-photo">
        <Icon name="camera" size={22} />
        {words.scan.photo}
        <input
          type="file"
          class="hidden-visually"
          accept="image/*"
          capture="environment"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file) void readPhoto(file);
          }}
        />
      </label>
    </div>
  );
}
