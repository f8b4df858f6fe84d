import { createSignal, Show } from 'solid-js';
import { dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { Button } from '../components/Button.tsx';
import { canShareFiles, saveFile, shareFile, type TextFile } from '../platform/export-file.ts';
import type { Client } from '../state/client.ts';
import { useClient } from '../state/context.ts';
import { handover as words } from './words/handover.ts';

/** Whose it is, and of which day. */
export const unsentFileName = ({ session, time }: Client): string =>
  words.fileName(session.identity()?.actor.name ?? '', dayAt(time()).replaceAll('-', ''));

interface Made {
  readonly file: TextFile;
  /** What its owner is to know about it. */
  readonly said: readonly string[];
  /** The changes in it. */
  readonly ids: readonly Id[];
}

/**
 * Everything that the server does not have, as a sealed file: handed to a teammate, or saved.
 * @param props.onExported told which changes have left the phone in a file
 */
export function ExportUnsent(props: { readonly onExported?: ((ids: readonly Id[]) => void) | undefined }) {
  const client = useClient();
  const { commands } = client;
  const [said, setSaid] = createSignal('');

  /** Sealed; as plain text only on a phone that can not seal yet, so that nobody is left without a way. */
  async function make(): Promise<Made | undefined> {
    const name = unsentFileName(client);
    const sealed = await commands.handOver();
    if (sealed) {
      const text = JSON.stringify({ about: words.about, ...sealed.file });
      const { ids, left } = sealed;
      return {
        file: { name, ending: 'qingyuan', text },
        said: [words.sealed(ids.length), ...(left ? [words.left(left)] : [])],
        ids,
      };
    }
    const plain = await commands.exportUnsent();
    return plain === undefined
      ? undefined
      : { file: { name, ending: 'json', text: plain.text }, said: [words.plain], ids: plain.ids };
  }

  const send = async (out: typeof shareFile) => {
    const made = await make();
    if (!made) {
      setSaid(words.nothing);
      return;
    }
    const outcome = await out(made.file);
    if (outcome === 'cancelled') return;
    setSaid(outcome === 'failed' ? words.failed : made.said.join(' '));
    if (outcome !== 'failed') props.onExported?.(made.ids);
  };
  return (
    <div class="stack">
      <div class="two">
        <Show when={canShareFiles()}>
          <Button icon="upload" onClick={() => void send(shareFile)}>
            {words.share}
          </Button>
        </Show>
        <Button icon="download" onClick={() => void send(saveFile)}>
          {words.save}
        </Button>
      </div>
      <p class="note" role="status">
        {said()}
      </p>
    </div>
  );
}
