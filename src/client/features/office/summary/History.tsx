import { createSignal, For, Show } from 'solid-js';
import { dayAt } from '../../../../domain/kernel/day.ts';
import { lineDifference } from '../../../../domain/reports/paragraphs.ts';
import type { SavedReport, SavedVersions } from '../../../../protocol/reports/saved.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { fetchVersion, fetchVersions } from '../../../reports/reports-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatMoment } from '../../../words/format.ts';
import type { ReportChoice, ReportText } from './create-text.ts';
import { Lines, linesOf } from './difference.tsx';
import { summary as words } from './words.ts';

type Row = SavedVersions['rows'][number];

const savedText = ({ version, savedAt, savedByName }: Row): string =>
  words.editor.conflict.by(savedByName ?? words.signed.somebody, formatMoment(savedAt, dayAt(savedAt)), version);

/** One version beside the text on the screen: what only one of them has. */
function Compared(props: { version: SavedReport; text: ReportText; onBack: () => void }) {
  const difference = () => lineDifference(linesOf(props.text.content()), linesOf(props.version));
  const isSame = () => difference().mine.length + difference().theirs.length === 0;
  return (
    <div class="stack">
      <p>
        <b>{savedText(props.version)}</b>
      </p>
      <Show
        when={!isSame()}
        fallback={<Notice quiet tone="plain" title={words.editor.history.same(props.version.version)} />}
      >
        <Lines title={words.editor.history.before(props.version.version)} lines={difference().theirs} />
        <Lines title={words.editor.history.now} lines={difference().mine} />
        <p class="note">{words.editor.history.hint}</p>
        <Button look="primary" onClick={() => props.onBack()}>
          {words.editor.history.back(props.version.version)}
        </Button>
      </Show>
      <details>
        <summary>{words.editor.history.whole}</summary>
        <p class="summary-version">{linesOf(props.version)}</p>
      </details>
    </div>
  );
}

/** 历次稿: opens an earlier version, compares it with the text on the screen, and goes back to it. */
export function History(props: { of: ReportChoice; text: ReportText; onClose: () => void }) {
  const { report, period } = props.of;
  const query = { report, ...period };
  const versions = createPolled(() => () => fetchVersions(query), { repeat: false });
  const [opened, setOpened] = createSignal<SavedReport>();
  const action = createAction(failureText);
  async function open(version: number) {
    const read = await action.run(() => fetchVersion(query, version));
    if (read?.ok) setOpened(read.value);
  }
  function goBack({ text, prose }: SavedReport) {
    // The version becomes the text on the screen, unsaved: the newer ones stay where they are.
    props.text.replace({ text, prose });
    props.onClose();
  }
  return (
    <Dialog open onClose={props.onClose} title={words.editor.history.title} closeLabel={common.action.close}>
      <Show
        when={opened()}
        fallback={
          <Loaded
            of={versions}
            loading={common.loading}
            failed={(failure) => <Notice tone="bad" title={failureText(failure())} />}
          >
            {(list) => (
              <Show when={list().rows.length} fallback={<p>{words.editor.history.none}</p>}>
                <ul class="list">
                  <For each={list().rows}>
                    {(row) => (
                      <li class="summary-gap">
                        <span>{savedText(row)}</span>
                        <Button
                          look="quiet"
                          aria-label={words.editor.history.open(row.version)}
                          onClick={() => void open(row.version)}
                        >
                          {words.signed.open}
                        </Button>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            )}
          </Loaded>
        }
      >
        {(version) => (
          <>
            <Compared version={version()} text={props.text} onBack={() => goBack(version())} />
            <Button look="quiet" onClick={() => setOpened(undefined)}>
              {words.editor.history.list}
            </Button>
          </>
        )}
      </Show>
      <ActionNotice of={action} />
    </Dialog>
  );
}
