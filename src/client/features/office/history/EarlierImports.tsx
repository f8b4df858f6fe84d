import { createResource, createSignal, For, Show } from 'solid-js';
import { dayAt } from '../../../../domain/kernel/day.ts';
import type { Imported } from '../../../../protocol/history/history.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill, type Tone } from '../../../components/Pill.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { kindName } from '../../../records/kind-words.ts';
import { useClient } from '../../../state/context.ts';
import type { Polled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatMoment, formatNumber } from '../../../words/format.ts';
import { fetchEdited, undoImport } from './history-client.ts';
import { history as words } from './words.ts';

const tones: Record<Imported['state'], Tone> = { open: 'wait', done: 'ok', undoing: 'wait', undone: 'plain' };

const timeText = ({ at }: Imported): string => formatMoment(at, dayAt(at));

/** 撤销导入: deletes the records of an import. Records that were edited since are listed, and deleted only if chosen. */
function UndoForm(props: { of: Imported; onDone: (told: string) => void; onClose: () => void }) {
  const { engine } = useClient();
  const [also, setAlso] = createSignal(false);
  const action = createAction<RequestFailure>(failureText);
  const [edited] = createResource(
    () => (props.of.edited ? props.of.id : undefined),
    (id) => fetchEdited(id),
  );
  const rows = () => {
    const answer = edited();
    return answer?.ok ? answer.value.rows : [];
  };
  async function undo() {
    const undone = await action.run(() => undoImport(props.of.id, { edited: also() }));
    if (!undone?.ok) return;
    const { removed, kept } = undone.value;
    void engine.run();
    props.onDone(
      [words.undo.done(formatNumber(removed)), kept ? words.undo.kept(formatNumber(kept)) : '']
        .filter(Boolean)
        .join('。'),
    );
  }
  return (
    <div class="stack">
      <p>{words.undo.ask(props.of.file, formatNumber(props.of.records))}</p>
      <Show when={props.of.edited}>
        <p>{words.undo.edited(formatNumber(props.of.edited))}</p>
        <Show when={!edited.loading} fallback={<Spinner label={words.undo.loading} />}>
          <ul class="history-edited">
            <For each={rows()}>
              {({ record, row }) => (
                <li>
                  <a href={`/office/records/${record}`}>{words.undo.row(formatNumber(row))}</a>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <p class="note">{words.undo.keep}</p>
        <Checkbox label={words.undo.also} checked={also()} onInput={setAlso} />
      </Show>
      <Show when={action.told()}>{(told) => <Notice tone="bad" title={told().words} />}</Show>
      <Show when={action.busy()}>
        <Spinner label={words.undo.working} />
      </Show>
      <div class="two">
        <Button onClick={() => props.onClose()}>{common.action.cancel}</Button>
        <Button look="danger" disabled={action.busy()} onClick={() => void undo()}>
          {words.undo.confirm}
        </Button>
      </div>
    </div>
  );
}

/** 导入过的表: lists the imported tables, each with a button that undoes its import. */
export function EarlierImports(props: { imports: Polled<{ readonly rows: readonly Imported[] }> }) {
  const [chosen, setChosen] = createSignal<Imported>();
  const [told, setTold] = createSignal<string>();
  const done = (text: string) => {
    setChosen(undefined);
    setTold(text);
    props.imports.refetch();
  };
  return (
    <Card title={words.earlier.title}>
      <Show when={told()}>{(text) => <Notice tone="ok" title={text()} />}</Show>
      <Loaded
        of={props.imports}
        loading={words.earlier.loading}
        failed={(failure) => <Notice tone="wait" title={failureText(failure())} />}
      >
        {(list) => (
          <Show when={list().rows.length} fallback={<EmptyState icon="upload" title={words.earlier.none} />}>
            <DeskTable
              hideCaption
              caption={words.earlier.list}
              rows={list().rows}
              columns={[
                { key: 'file', head: words.earlier.file, rowHead: true, value: (each) => each.file },
                { key: 'target', head: words.earlier.target, value: (each) => kindName(each.mapping.target) },
                { key: 'records', head: words.earlier.records, number: true, value: (each) => each.records },
                { key: 'edited', head: words.earlier.edited, number: true, value: (each) => each.edited },
                { key: 'at', head: words.earlier.at, value: (each) => each.at, cell: timeText },
                { key: 'by', head: words.earlier.by, value: (each) => each.memberName ?? '' },
                {
                  key: 'state',
                  head: words.earlier.state,
                  value: (each) => words.earlier.states[each.state],
                  cell: (each) => <Pill tone={tones[each.state]}>{words.earlier.states[each.state]}</Pill>,
                },
                {
                  key: 'undo',
                  head: words.earlier.undo,
                  hideHead: true,
                  end: true,
                  cell: (each) => (
                    <Show when={each.records || each.state === 'undoing'}>
                      <Button
                        look="quiet"
                        aria-label={words.earlier.undoOne(each.file)}
                        onClick={() => setChosen(each)}
                      >
                        {words.earlier.undo}
                      </Button>
                    </Show>
                  ),
                },
              ]}
            />
          </Show>
        )}
      </Loaded>
      <Dialog
        open={chosen() !== undefined}
        onClose={() => setChosen(undefined)}
        title={words.undo.title}
        closeLabel={common.action.close}
      >
        <Show when={chosen()}>
          {(each) => <UndoForm of={each()} onDone={done} onClose={() => setChosen(undefined)} />}
        </Show>
      </Dialog>
    </Card>
  );
}
