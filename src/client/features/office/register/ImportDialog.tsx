import './register.css';
import { createSignal, Match, onCleanup, Show, Switch } from 'solid-js';
import { gazetteerColumns } from '../../../../domain/register/gazetteer.ts';
import { rosterColumns } from '../../../../domain/register/roster.ts';
import { type ImportResponse, type ImportTarget, MAX_IMPORT_BYTES } from '../../../../protocol/register/import.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Field } from '../../../components/Field.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { office } from '../../../records/words/office.ts';
import { useClient } from '../../../state/context.ts';
import { importFile } from '../../../state/office-client.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { type FileFault, type Lines, MAX_WORKBOOK } from '../../../tables/read-file.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { type CutTable, cutColumns, toCsv, withoutRows } from './cut-columns.ts';
import { ImportReport } from './ImportReport.tsx';
import { readRegisterFile } from './register-file.ts';
import { templateFile } from './template.ts';

type Stage = 'choose' | 'checking' | 'importing';

const columnsOf = { members: rosterColumns, places: gazetteerColumns } as const;
const joined = (names: readonly string[]): string => names.join(office.separator);

/** Whether the file is valid and would change something. */
const mayAccept = ({ imported, problems, good, unchanged }: ImportResponse): boolean =>
  !imported && problems.length === 0 && good > unchanged;

function faultText(fault: FileFault): string {
  if (typeof fault === 'object') return office.import.faults.unreadable(formatNumber(fault.unreadable));
  return fault === 'too_large' ? office.import.tooLarge : office.import.faults[fault];
}

function Importer(props: { target: ImportTarget; onClose: () => void }) {
  const { engine } = useClient();
  const commands = useCommands();
  const [stage, setStage] = createSignal<Stage>('choose');
  const [table, setTable] = createSignal<CutTable>();
  /** Whether the user agreed to leave out unknown columns. */
  const [agreed, setAgreed] = createSignal(false);
  const [leftOut, setLeftOut] = createSignal<readonly number[]>([]);
  const [report, setReport] = createSignal<ImportResponse>();
  const [trouble, setTrouble] = createSignal<string>();
  const template = URL.createObjectURL(templateFile(props.target));
  onCleanup(() => URL.revokeObjectURL(template));

  async function ask(lines: Lines, accept: boolean) {
    const csv = toCsv(lines);
    setTrouble(undefined);
    if (csv.length > MAX_IMPORT_BYTES) {
      setTrouble(office.import.tooLarge);
      return;
    }
    setAgreed(true);
    setStage(accept ? 'importing' : 'checking');
    const answer = await importFile(props.target, { csv, accept });
    setStage('choose');
    if (!answer.ok) {
      setTrouble(failureText(answer.error));
      return;
    }
    setReport(answer.value);
    // The imported records arrive by normal sync.
    if (answer.value.imported) void engine.run();
  }

  async function choose(file: File | undefined) {
    setReport(undefined);
    setTrouble(undefined);
    setTable(undefined);
    setLeftOut([]);
    setAgreed(false);
    if (!file) return;
    if (file.size > MAX_WORKBOOK) {
      setTrouble(office.import.tooLarge);
      return;
    }
    try {
      const columns = columnsOf[props.target];
      const read = readRegisterFile(new Uint8Array(await file.arrayBuffer()), columns);
      if (!read.ok) {
        setTrouble(faultText(read.error));
        return;
      }
      const cut = cutColumns(read.value, columns);
      setTable(cut);
      if (cut.skipped.length === 0) await ask(cut.lines, false);
    } catch {
      setTrouble(office.import.unreadableFile);
    }
  }

  const lines = () => withoutRows(table()?.lines ?? [], new Set(leftOut()));

  async function addSquads(names: readonly string[]) {
    setStage('checking');
    for (const name of names) {
      const added = await commands.createRecord('squad', { name });
      if (!added.ok) {
        setStage('choose');
        setTrouble(failureText(added.error));
        return;
      }
    }
    await engine.run();
    await ask(lines(), false);
  }

  async function leaveOut(rows: readonly number[]) {
    setLeftOut((before) => [...new Set([...before, ...rows])].sort((a, b) => a - b));
    await ask(lines(), false);
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
            accept=".csv,.txt,.xlsx,.xls,text/csv,text/plain"
            disabled={stage() !== 'choose'}
            // A corrected file has the same name and must be read again.
            onClick={(event) => {
              event.currentTarget.value = '';
            }}
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      <Show when={table()?.identity.length}>
        <Notice tone="ok" title={office.import.identity(joined(table()?.identity ?? []))} />
      </Show>
      <Show when={table()?.skipped.length && agreed()}>
        <p class="note">{office.import.skipped(joined(table()?.skipped ?? []))}</p>
      </Show>
      <Show when={leftOut().length}>
        <p class="note">{office.import.leftOut(leftOut().join(office.separator))}</p>
      </Show>
      <Switch>
        <Match when={stage() === 'checking'}>
          <Spinner label={office.import.checking} />
        </Match>
        <Match when={stage() === 'importing'}>
          <Spinner label={office.import.importing} />
        </Match>
        <Match when={!agreed() && table()}>
          {(cut) => (
            <>
              <Notice tone="wait" icon="info" title={office.import.skip(joined(cut().skipped))}>
                {office.import.skipDetail}
              </Notice>
              <Button look="primary" onClick={() => void ask(cut().lines, false)}>
                {office.import.skipAction}
              </Button>
            </>
          )}
        </Match>
        <Match when={report()}>
          {(checked) => (
            <>
              <ImportReport
                target={props.target}
                report={checked()}
                lines={lines()}
                onAddSquads={(names) => void addSquads(names)}
                onLeaveOut={(rows) => void leaveOut(rows)}
              />
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
                <Button look="primary" icon="upload" onClick={() => void ask(lines(), true)}>
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

/** Imports a table from a file after checking it: all of it or nothing. */
export default function ImportDialog(props: { target: ImportTarget; open: boolean; onClose: () => void }) {
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
