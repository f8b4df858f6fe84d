import { createResource, createSignal, onCleanup, Show } from 'solid-js';
import { MAX_SHARED } from '../../../domain/photos/shared.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PhotoStrip } from '../../components/PhotoStrip.tsx';
import { PhotoView } from '../../components/PhotoView.tsx';
import { common } from '../../words/common.ts';
import { dropAllWaiting, dropWaiting, type WaitingPhoto, waitingPhotos } from '../shared.ts';
import { shared } from '../words/shared.ts';
import { photos as words } from '../words.ts';

/**
 * The photos that another app shared and that wait for a record.
 * @param props.left how many files were left out, or `failed`
 * @param props.onCount called with the number of photos that wait
 */
export default function SharedPhotos(props: {
  readonly left: string | undefined;
  readonly onCount: (count: number) => void;
}) {
  const [waiting, { refetch }] = createResource(async () => {
    const photos = await waitingPhotos();
    props.onCount(photos.length);
    return photos;
  });
  const [shown, setShown] = createSignal<string>();
  const addresses = new Map<number, string>();
  onCleanup(() => {
    for (const address of addresses.values()) URL.revokeObjectURL(address);
  });
  const addressOf = ({ key, file }: WaitingPhoto): string => {
    const address = addresses.get(key) ?? URL.createObjectURL(file);
    addresses.set(key, address);
    return address;
  };
  const keys = () => (waiting.latest ?? []).map(({ key }) => String(key));
  const nth = (key: string) => keys().indexOf(key) + 1;
  const srcOf = (key: string | undefined) => {
    const photo = waiting.latest?.find((each) => String(each.key) === key);
    return photo && addressOf(photo);
  };
  const title = () => words.nth(nth(shown() ?? ''), keys().length);
  const neighbour = (step: number) => {
    const key = keys()[nth(shown() ?? '') - 1 + step];
    return key === undefined ? undefined : () => setShown(key);
  };
  const drop = async (work: Promise<void>) => {
    await work;
    await refetch();
  };
  return (
    <>
      <Show when={props.left}>
        {(left) => (
          <Notice
            tone="wait"
            icon="alert"
            title={/^\d{1,4}$/.test(left()) ? shared.left(left(), MAX_SHARED) : shared.failed}
          />
        )}
      </Show>
      <Show when={keys().length}>
        <Card title={shared.title(keys().length)}>
          <p>{shared.choose}</p>
          <PhotoStrip
            photos={keys()}
            label={shared.list}
            tile={(key) => ({
              src: srcOf(key),
              alt: words.nth(nth(key), keys().length),
              openLabel: words.open(nth(key)),
              removeLabel: words.takeOff(nth(key)),
            })}
            onOpen={setShown}
            onRemove={(key) => void drop(dropWaiting([Number(key)]))}
          />
          <p class="note">{shared.kept}</p>
          <Button look="quiet" onClick={() => void drop(dropAllWaiting())}>
            {shared.drop}
          </Button>
        </Card>
      </Show>
      <PhotoView
        open={srcOf(shown()) !== undefined}
        onClose={() => setShown(undefined)}
        title={title()}
        closeLabel={common.action.close}
        src={srcOf(shown())}
        alt={title()}
        loadingLabel={words.loading}
        missing={words.away}
        onError={() => setShown(undefined)}
        previous={{ label: words.previous, go: neighbour(-1) }}
        next={{ label: words.next, go: neighbour(1) }}
      />
    </>
  );
}
