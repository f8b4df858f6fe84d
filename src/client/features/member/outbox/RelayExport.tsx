import { Show } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { saveFile } from '../../../platform/export-file.ts';
import { ExportUnsent, unsentFileName } from '../../../records/ExportUnsent.tsx';
import { relay as words } from '../../../records/words/relay.ts';
import { useClient } from '../../../state/context.ts';
import { createPhotoCounts } from '../../../state/queue.ts';
import { useCommands } from '../../../state/use-commands.ts';

/** Exports pending changes: sealed for a teammate, or as a plain file for troubleshooting. */
export function RelayExport() {
  const client = useClient();
  const commands = useCommands();
  const photos = createPhotoCounts();
  const saveOpen = async () => {
    const made = await commands.exportUnsent();
    if (made) await saveFile({ name: unsentFileName(client), ending: 'json', text: made.text });
  };
  return (
    <Card title={words.title}>
      <p class="note">{words.hint}</p>
      <Show when={photos()?.unsent}>
        <p class="note">{words.withoutPhotos}</p>
      </Show>
      <ExportUnsent />
      <details class="note">
        <summary>{words.open.title}</summary>
        <p>{words.open.hint}</p>
        <Button look="quiet" icon="download" onClick={() => void saveOpen()}>
          {words.open.save}
        </Button>
      </details>
    </Card>
  );
}
