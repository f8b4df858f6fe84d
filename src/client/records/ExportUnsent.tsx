import { createSignal, Show } from 'solid-js';
import { dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { Button } from '../components/Button.tsx';
import { canShareFiles, saveFile, shareFile, type TextFile } from '../platform/export-file.ts';
import type { Client } from '../state/client.ts';
import { useClient } from '../state/context.ts';
import { useCommands } from '../state/use-commands.ts';
import { relay as words } from './words/relay.ts';

/** File name without its ending: the member's name and the day. */
export const unsentFileName = ({ session, time }: Client): string =>
  words.fileName(session.identity()?.actor.name ?? '', dayAt(time()).replaceAll('-', ''));

interface Made {
  readonly file: TextFile;
  /** Sentences for the user about the file. */
  readonly said: readonly string[];
  /** Ids of the changes in it. */
  readonly ids: readonly Id[];
}

/**
 * Exports all unsent changes as a sealed file, to share with a teammate or save.
 * @param props.onExported receives the ids of the exported changes
 */
export function ExportUnsent(props: { readonly onExported?: ((ids: readonly Id[]) => void) | undefined }) {
  const client = useClient();
  const commands = useCommands();
  const [said, setSaid] = createSignal('');

  /** Makes a sealed file, or a plain one if the phone has no key yet. Export is thus always possible. */
  async function make(): Promise<Made | undefined> {
    const name = unsentFileName(client);
    const sealed = await commands.sealUnsent();
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
