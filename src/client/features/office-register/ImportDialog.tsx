import './register.css';
import { createSignal, Match, onCleanup, Show, Switch } from 'solid-js';
import { type ImportResponse, type ImportTarget, MAX_IMPORT_BYTES } from '../../../protocol/office.ts';
import { failureText } from '../../parts/failure-text.ts';
import { useClient } from '../../state/context.ts';
import { importFile } from '../../state/office-client.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Spinner } from '../../ui/Progress.tsx';
import { common } from '../../words/common.ts';
import { office } from '../../words/office.ts';
import { ImportReport } from './ImportReport.tsx';
import { decodeCsv } from './read-file.ts';
import { templateFile } from './template.ts';

type Stage = 'choose' | 'checking' | 'importing';

/** A good file that says something new. */
const mayAccept = ({ imported, problems, good, unchanged }: ImportResponse): boolean =>
  !imported && problems.length === 0 && good > unchanged;

function Importer(props: { target: ImportTarget; onClose: () => void }) {
  const { engine } = useClient();
  const [stage, setStage] = createSignal<Stage>('choose');
  const [csv, setCsv] = createSignal('');
  const [report, setReport] = createSignal<ImportResponse>();
  const [trouble, setTrouble] = createSignal<string>();
  const template = URL.createObjectURL(templateFile(props.target));
  onCleanup(() => URL.revokeObjectURL(template));

  async function ask(text: string, accept: boolean) {
    setStage(accept ? 'importing' : 'checking');
    setTrouble(undefined);
    const answer = await importFile(props.target, { csv: text, accept });
    setStage('choose');
    if (!answer.ok) {
      setTrouble(failureText(answer.error));
      return;
    }
    setReport(answer.value);
    // The records come back by the ordinary way.
    if (answer.value.imported) void engine.run();
  }

  async function choose(file: File | undefined) {
    setReport(undefined);
    setTrouble(undefined);
    if (!file) return;
    if (file.size > MAX_IMPORT_BYTES) {
      setTrouble(office.import.tooLarge);
      return;
    }
    try {
      const text = decodeCsv(new Uint8Array(await file.arrayBuffer()));
      setCsv(text);
      await ask(text, false);
    } catch {
      setTrouble(office.import.unreadableFile);
    }
  }

  return (
    <div class="stack">
      <p>{office.import.explain}</p>
      <p class="note">{office.import.columns[props.target]}</p>
      <div class="row">
        <LinkButton href={template} download={`${office.import.title[props.target]}.csv`} icon="download">
          {office.import.template}
        </LinkButton>
      </div>
      <Field label={office.import.choose} hint={office.import.chooseHint} error={trouble()}>
        {(control) => (
          <input
            {...control}
            class="control file-control"
            type="file"
            accept=".csv,text/csv,text/plain"
            disabled={stage() !== 'choose'}
            // A mended file has the same name: it must be read again.
            onClick={(event) => {
              event.currentTarget.value = '';
            }}
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      <Switch>
        <Match when={stage() === 'checking'}>
          <Spinner label={office.import.checking} />
        </Match>
        <Match when={stage() === 'importing'}>
          <Spinner label={office.import.importing} />
        </Match>
        <Match when={report()}>
          {(checked) => (
            <>
              <ImportReport target={props.target} report={checked()} />
              <Show
                when={mayAccept(checked())}
                fallback={
                  <Show when={checked().problems.length === 0}>
                    <Button look="primary" onClick={() => props.onClose()}>
                      {common.action.close}
                    </Button>
                  </Show>
                }
              >
                <Button look="primary" icon="upload" onClick={() => void ask(csv(), true)}>
                  {office.import.accept}
                </Button>
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}

/** A CSV file, checked before it is accepted: whole or not at all. */
export function ImportDialog(props: { target: ImportTarget; open: boolean; onClose: () => void }) {
  return (
    <Dialog
      wide
      open={props.open}
      onClose={() => props.onClose()}
      title={office.import.title[props.target]}
      closeLabel={common.action.close}
    >
      <Importer target={props.target} onClose={() => props.onClose()} />
    </Dialog>
  );
}
