import { createSignal, Show } from 'solid-js';
import { dayAt } from '../../domain/day.ts';
import { useClient } from '../state/context.ts';
import { Button } from '../ui/Button.tsx';
import { outbox as words } from '../words/outbox.ts';
import { canShareFiles, saveFile, shareFile } from './export-file.ts';

/** Everything that the server does not have, as a file: saved, or handed to a teammate. */
export function ExportUnsent(props: { readonly onExported?: (() => void) | undefined }) {
  const { commands, time } = useClient();
  const [done, setDone] = createSignal(false);
  const send = async (out: typeof shareFile | typeof saveFile) => {
    const text = await commands.exportUnsent();
    if (text === undefined) return;
    if ((await out(words.fileName(dayAt(time())), text)) === 'cancelled') return;
    setDone(true);
    props.onExported?.();
  };
  return (
    <div class="stack">
      <div class="two">
        <Button icon="download" onClick={() => void send(saveFile)}>
          {words.export}
        </Button>
        <Show when={canShareFiles()}>
          <Button icon="upload" onClick={() => void send(shareFile)}>
            {words.share}
          </Button>
        </Show>
      </div>
      <p class="note" role="status">
        {done() ? words.exported : ''}
      </p>
    </div>
  );
}
