import { createSignal, For, Show } from 'solid-js';
import type { Source } from '../../../../domain/reports/render.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { saveBlob } from '../../../platform/export-file.ts';
import { MAX_DOCX } from '../../../reports/docx-package.ts';
import { entriesByName } from '../../../reports/figure-names.ts';
import type { FaultyTemplate, Filled, PlacedName } from '../../../reports/own-template.ts';
import { common } from '../../../words/common.ts';
import { summary as words } from './words.ts';

const own = () => words.ownTemplate;

type State =
  | { readonly is: 'idle' | 'busy' }
  | { readonly is: 'failed'; readonly fault: FaultyTemplate }
  | { readonly is: 'done'; readonly filled: Filled };

/** Words a name with the paragraph that it stands in. */
const placed = ({ paragraph, text }: PlacedName, name: string): string =>
  paragraph === undefined ? name : own().inParagraph(name, paragraph, text);

/** Names that were not filled in, under why. */
function Names(props: { title: string; names: readonly PlacedName[] }) {
  return (
    <Show when={props.names.length}>
      <h3 class="summary-part">{props.title}</h3>
      <ul class="list">
        <For each={props.names}>{(of) => <li>{placed(of, words.missing(of.name))}</li>}</For>
      </ul>
    </Show>
  );
}

/** 套用本单位模板: fills in a document of the office's own, in this browser. Nothing of it is kept. */
export function OwnTemplate(props: { source: Source; name: string; onClose: () => void }) {
  const [state, setState] = createSignal<State>({ is: 'idle' });
  const fault = () => {
    const now = state();
    return now.is === 'failed' ? now.fault : undefined;
  };
  const filled = () => {
    const now = state();
    return now.is === 'done' ? now.filled : undefined;
  };
  async function open(file: File | undefined) {
    if (!file || state().is === 'busy') return;
    if (file.size > MAX_DOCX) return void setState({ is: 'failed', fault: { code: 'file_too_large', tags: [] } });
    setState({ is: 'busy' });
    try {
      const { fillTemplate } = await import('../../../reports/own-template.ts');
      const bytes = new Uint8Array(await file.arrayBuffer());
      const result = fillTemplate(
        bytes,
        props.source,
        (name) => entriesByName().has(name),
        (name) => words.missing(name),
      );
      if (!result.ok) return void setState({ is: 'failed', fault: result.error });
      const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
      saveBlob(new Blob([result.value.bytes as Uint8Array<ArrayBuffer>], { type }), props.name, 'docx');
      setState({ is: 'done', filled: result.value });
    } catch {
      setState({ is: 'failed', fault: { code: 'damaged', tags: [] } });
    }
  }
  return (
    <Dialog open onClose={props.onClose} title={own().title} closeLabel={common.action.close}>
      <div class="stack">
        <p>{own().about}</p>
        <p class="note">{own().example}</p>
        <label class="field">
          <span class="field-label">{own().file}</span>
          <input
            type="file"
            accept=".docx"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              void open(file);
            }}
          />
        </label>
        <Show when={state().is === 'busy'}>
          <Spinner label={words.download.working} />
        </Show>
        <Show when={fault()}>
          {(of) => (
            <Notice tone="bad" title={own().faults[of().code]}>
              <ul class="list">
                <For each={of().tags}>{(tag) => <li>{placed(tag, tag.name)}</li>}</For>
              </ul>
            </Notice>
          )}
        </Show>
        <Show when={filled()}>
          {(done) => (
            <>
              <Notice tone="ok" title={own().done} />
              <Names title={own().unknown} names={done().unknown} />
              <Names title={own().missing} names={done().missing} />
            </>
          )}
        </Show>
      </div>
    </Dialog>
  );
}
