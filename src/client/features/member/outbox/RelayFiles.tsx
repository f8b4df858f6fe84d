import { createSignal, For, Show } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill, type Tone } from '../../../components/Pill.tsx';
import { relay } from '../../../records/words/relay.ts';
import { createDelivering, createRelayFiles, type RelayFileRow, useRelayFiles } from '../../../state/relay-files.ts';
import { relayFileFailureText, relayFileText } from './relay-file-text.ts';

const tones: Readonly<Record<RelayFileRow['state'], Tone>> = { waiting: 'wait', delivered: 'ok', refused: 'bad' };

function RelayFile(props: {
  readonly relayFile: RelayFileRow;
  readonly isDelivering: boolean;
  readonly onDismiss: () => void;
}) {
  const words = relay.files;
  return (
    <li class="relay-file">
      <div class="row outbox-head">
        <h3>{words.from(props.relayFile.from)}</h3>
        <Pill tone={tones[props.relayFile.state]}>{words[props.relayFile.state]}</Pill>
      </div>
      <p>{relayFileText(props.relayFile, props.isDelivering)}</p>
      <Button look="quiet" onClick={() => props.onDismiss()}>
        {props.relayFile.state === 'waiting' ? words.remove : words.seen}
      </Button>
    </li>
  );
}

/** 帮队友捎带: relay files of teammates, added here and delivered when the phone is online. */
export function RelayFiles() {
  const relayFiles = useRelayFiles();
  const words = relay.files;
  const list = createRelayFiles();
  const delivering = createDelivering();
  const [said, setSaid] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  let input: HTMLInputElement | undefined;

  const take = async (file: File | undefined) => {
    if (!file) return;
    const taken = await relayFiles.take(file);
    setProblem(taken.ok ? undefined : relayFileFailureText(taken.error));
    setSaid(taken.ok ? words.taken : '');
  };
  return (
    <Card title={words.title}>
      <p class="note">{words.hint}</p>
      <Show when={list()?.length}>
        <ul class="relay-files" aria-label={words.list}>
          <For each={list()}>
            {(relayFile) => (
              <RelayFile
                relayFile={relayFile}
                isDelivering={delivering() === relayFile.id}
                onDismiss={() => void relayFiles.dismiss(relayFile.id)}
              />
            )}
          </For>
        </ul>
      </Show>
      <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
      <input
        ref={input}
        type="file"
        hidden
        // Lets the same file be chosen again.
        onClick={(event) => {
          event.currentTarget.value = '';
        }}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <Button icon="upload" onClick={() => input?.click()}>
        {words.choose}
      </Button>
      <p class="note" role="status">
        {said()}
      </p>
    </Card>
  );
}
