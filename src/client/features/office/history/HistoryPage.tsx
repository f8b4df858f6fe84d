import { createFigureEdits } from '../../../figures/figure-edits.ts';
import './history.css';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { createStore } from 'solid-js/store';
import {
  guessColumns,
  headerLine,
  identityColumns,
  type Lines,
  lackingColumns,
  tableRows,
} from '../../../../domain/history/mapping.ts';
import type { HistoryTarget } from '../../../../domain/history/target.ts';
import { isId } from '../../../../domain/kernel/id.ts';
import { Button } from '../../../components/Button.tsx';
import { Field } from '../../../components/Field.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Progress, Spinner } from '../../../components/Progress.tsx';
import { figureByName } from '../../../figures/stated-names.ts';
import { failureText } from '../../../records/failure-text.ts';
import { createNamesOf } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { office } from '../../../records/words/office.ts';
import { useClient } from '../../../state/context.ts';
import { createPolled } from '../../../state/polled.ts';
import { formatNumber, formatPercent } from '../../../words/format.ts';
import { type CheckedTable, checkTable } from './check-table.ts';
import { EarlierImports } from './EarlierImports.tsx';
import { fetchImports } from './history-client.ts';
import { type HistoryFault, hashHeads, hashTable, MAX_TEXT, readHistoryFile } from './history-file.ts';
import { columnName, issueText } from './issue-text.ts';
import { type Choices, MappingCard, mappingOf } from './MappingCard.tsx';
import { type FaultyRow, PREVIEW, ResultCard } from './ResultCard.tsx';
import { type ImportEnd, runImport } from './run-import.ts';
import { createSurroundings } from './surroundings.ts';
import { history as words } from './words.ts';

/** A chosen file, as its table. */
interface Chosen {
  readonly name: string;
  readonly lines: Lines;
  readonly hidden: readonly number[];
  /** Its choices are those of an earlier table with the same heads. */
  readonly isKnown: boolean;
}

function faultText(fault: HistoryFault): string {
  if (typeof fault === 'object') return words.faults.unreadable(formatNumber(fault.unreadable));
  // A workbook that is too large has too many rows for this page.
  return words.faults[fault === 'workbook_too_large' ? 'too_many_rows' : fault];
}

/** 历史数据: tables of past years, from a file to records or statements, and back. */
export default function HistoryPage() {
  createFigureEdits();
  const { engine } = useClient();
  const today = createToday();
  const imports = createPolled(() => fetchImports, { repeat: false });
  const surroundings = createSurroundings();
  const [chosen, setChosen] = createSignal<Chosen>();
  const [trouble, setTrouble] = createSignal<string>();
  const [reading, setReading] = createSignal(false);
  const [choices, setChoices] = createStore<Choices>({ target: 'statement', header: 0, columns: [], constants: {} });
  const [checked, setChecked] = createSignal<CheckedTable>();
  const [readRows, setReadRows] = createSignal<number>();
  const [taken, setTaken] = createSignal<number>();
  const [end, setEnd] = createSignal<ImportEnd>();
  const rows = createMemo(() => tableRows(chosen()?.lines ?? [], choices.header));
  /** Rises with each new file and choice, so that an older check stops. */
  let turn = 0;

  const names = createNamesOf(
    createMemo(() =>
      (checked()?.drafts ?? []).slice(0, PREVIEW).flatMap(({ fields }) => Object.values(fields).filter(isId)),
    ),
  );
  const columnNames = (target: HistoryTarget) => ({
    label: (column: string) => columnName(target, column),
    figureByName,
  });
  const forget = () => {
    turn += 1;
    setChecked(undefined);
    setEnd(undefined);
    setReadRows(undefined);
  };
  const guess = (lines: Lines, header: number, target: HistoryTarget, hidden: readonly number[]) =>
    guessColumns(lines[header] ?? [], target, columnNames(target)).map((column, place) =>
      hidden.includes(place) ? '' : column,
    );

  /** Takes the choices of the latest table with the same heads, or guesses them. */
  async function open(name: string, lines: Lines) {
    const header = headerLine(lines);
    const hidden = identityColumns(lines, header);
    const heads = await hashHeads(lines[header] ?? []);
    const known = imports.value()?.rows.find((each) => each.heads === heads)?.mapping;
    setChoices({
      target: known?.target ?? 'statement',
      header,
      columns: (known?.columns ?? guess(lines, header, 'statement', hidden)).map((column, place) =>
        hidden.includes(place) ? '' : column,
      ),
      // The document is another one each time.
      constants: { ...known?.constants, document: '', dated: '' },
    });
    setChosen({ name, lines, hidden, isKnown: known !== undefined });
  }

  async function choose(file: File | undefined) {
    forget();
    setTrouble(undefined);
    setChosen(undefined);
    if (!file) return;
    if (file.size > MAX_TEXT) {
      setTrouble(words.faults.too_large);
      return;
    }
    setReading(true);
    try {
      const read = readHistoryFile(new Uint8Array(await file.arrayBuffer()));
      if (read.ok) await open(file.name.slice(0, 200), read.value);
      else setTrouble(faultText(read.error));
    } catch {
      setTrouble(words.faults.file);
    }
    setReading(false);
  }

  async function check(of: Chosen) {
    forget();
    const mine = turn;
    const around = surroundings(choices.target, today());
    if (!around) return;
    setReadRows(0);
    const result = await checkTable(rows(), mappingOf(choices, of.name), around, {
      report(count) {
        if (mine === turn) setReadRows(count);
        return mine === turn;
      },
    });
    if (mine !== turn) return;
    setReadRows(undefined);
    setChecked(result);
  }

  /** Reads the table again for the rows with problems, which the check only counts. */
  async function problems(of: Chosen): Promise<FaultyRow[]> {
    const around = surroundings(choices.target, today());
    const faulty: FaultyRow[] = [];
    if (around)
      await checkTable(rows(), mappingOf(choices, of.name), around, {
        onBad: (row, issues) =>
          faulty.push({ ...row, problem: issues.map((issue) => issueText(choices.target, issue)).join('；') }),
        report: () => true,
      });
    return faulty;
  }

  async function run(of: Chosen, result: CheckedTable) {
    setEnd(undefined);
    setTaken(0);
    const request = {
      ...{ file: of.name, mapping: mappingOf(choices, of.name), lines: of.lines.length, leftOut: result.badRows },
      hash: await hashTable(of.lines, choices.header),
      heads: await hashHeads(of.lines[choices.header] ?? []),
    };
    const ended = await runImport(request, result.drafts, setTaken);
    setTaken(undefined);
    setEnd(ended);
    imports.refetch();
    // The imported records arrive by normal sync.
    if (ended.end === 'done') void engine.run();
  }

  /** Goes on without the rows that the server refuses. */
  function without(of: Chosen, rows: readonly number[]) {
    const result = checked();
    if (!result) return;
    const rest = { ...result, drafts: result.drafts.filter(({ row }) => !rows.includes(row)) };
    setChecked({ ...rest, badRows: result.badRows + rows.length });
    void run(of, rest);
  }

  const refusedRows = () => {
    const ended = end();
    return ended?.end === 'refused' ? [...new Set(ended.refused.map(({ row }) => row))] : [];
  };
  const failed = () => {
    const ended = end();
    return ended?.end === 'failed' ? ended.failure : undefined;
  };
  const isLacking = () => lackingColumns(choices).length > 0;
  const change = (work: () => void) => {
    work();
    forget();
  };
  return (
    <>
      <PageHeader title={words.title} back={{ href: '/office/statements', label: words.back }} />
      <p class="note">{words.about}</p>
      <Field label={words.choose} hint={words.chooseHint} error={trouble()}>
        {(control) => (
          <input
            {...control}
            class="control file-control"
            type="file"
            accept=".csv,.txt,.xlsx,.xls,text/csv,text/plain"
            disabled={taken() !== undefined}
            // A corrected file has the same name and must be read again.
            onClick={(event) => {
              event.currentTarget.value = '';
            }}
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      <Show when={reading()}>
        <Spinner label={words.reading} />
      </Show>
      <Show when={chosen()}>
        {(of) => (
          <>
            <p>{words.file(of().name, formatNumber(rows().length))}</p>
            <Show when={of().isKnown}>
              <Notice tone="ok" title={words.known} />
            </Show>
            <Show when={of().hidden.length}>
              <Notice
                tone="ok"
                title={words.identity(
                  of()
                    .hidden.map((place) => of().lines[choices.header]?.[place] ?? '')
                    .join(office.separator),
                )}
              />
            </Show>
            <MappingCard
              lines={of().lines}
              choices={choices}
              hidden={of().hidden}
              onColumns={(columns) => change(() => setChoices('columns', [...columns]))}
              onConstant={(column, value) => change(() => setChoices('constants', column, value))}
              onTarget={(target) =>
                change(() => setChoices({ target, columns: guess(of().lines, choices.header, target, of().hidden) }))
              }
              onHeader={(header) =>
                change(() => setChoices({ header, columns: guess(of().lines, header, choices.target, of().hidden) }))
              }
            />
            <Button
              look={checked() ? 'plain' : 'primary'}
              disabled={isLacking() || taken() !== undefined}
              onClick={() => void check(of())}
            >
              {words.check}
            </Button>
            <Show when={readRows()}>
              {(count) => (
                <Progress
                  label={words.checking(formatNumber(count()), formatNumber(rows().length))}
                  value={count()}
                  max={rows().length}
                />
              )}
            </Show>
            <Show when={checked()}>
              {(result) => (
                <>
                  <ResultCard
                    heads={of().lines[choices.header] ?? []}
                    target={choices.target}
                    checked={result()}
                    names={names}
                    problems={() => problems(of())}
                  />
                  <Switch>
                    <Match when={taken() !== undefined}>
                      <Progress
                        label={words.import.working(formatPercent((taken() ?? 0) / of().lines.length))}
                        value={taken() ?? 0}
                        max={of().lines.length}
                      />
                      <p class="note">{words.import.keepOpen}</p>
                    </Match>
                    <Match when={end()?.end === 'done'}>
                      <Notice tone="ok" title={words.import.done(formatNumber(result().drafts.length))}>
                        {words.import.doneHint}
                      </Notice>
                    </Match>
                    <Match when={end()?.end === 'already'}>
                      <Notice tone="wait" title={words.import.already}>
                        {words.import.alreadyHint}
                      </Notice>
                    </Match>
                    <Match when={refusedRows().length}>
                      <Notice
                        tone="bad"
                        title={words.import.refused(refusedRows().slice(0, PREVIEW).join(office.separator))}
                        action={<Button onClick={() => without(of(), refusedRows())}>{words.import.without}</Button>}
                      />
                    </Match>
                    <Match when={failed()}>
                      {(failure) => (
                        <Notice
                          tone="bad"
                          title={words.import.failed}
                          action={<Button onClick={() => void run(of(), result())}>{words.import.resume}</Button>}
                        >
                          {failureText(failure())} {words.import.keepOpen}
                        </Notice>
                      )}
                    </Match>
                    <Match when={result().drafts.length}>
                      <Button look="primary" icon="upload" onClick={() => void run(of(), result())}>
                        {words.import.start(formatNumber(result().drafts.length))}
                      </Button>
                    </Match>
                  </Switch>
                </>
              )}
            </Show>
          </>
        )}
      </Show>
      <EarlierImports imports={imports} />
    </>
  );
}
