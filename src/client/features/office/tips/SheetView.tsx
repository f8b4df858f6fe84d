import { createSignal, For, Show } from 'solid-js';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PrintSheet } from '../../../components/PrintSheet.tsx';
import { printPage } from '../../../components/print-page.ts';
import { deskFailed } from '../../../tips/desk/failed-words.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { common } from '../../../words/common.ts';
import { BlackWords } from './BlackWords.tsx';
import type { OpenedTip } from './open-tip.ts';
import type { PhotoController } from './photo-controller.ts';
import { type Sheet, SheetPaper } from './SheetPaper.tsx';
import { isPrintedByDefault, sheetPhotos, sheetTexts } from './sheet-parts.ts';
import type { TipController } from './tip-controller.ts';

/** 移送单: chooses what to print and black out, and marks the tip as passed to the police. */
export function SheetView(props: {
  controller: TipController;
  tip: OpenedTip;
  photos: PhotoController;
  onBack: () => void;
}) {
  const words = tipDesk.sheet;
  const { controller } = props;
  const act = createAction(deskFailed);
  const [switched, setSwitched] = createSignal<ReadonlySet<string>>(new Set());
  const [black, setBlack] = createSignal<readonly string[]>([]);
  const [isPrinted, setPrinted] = createSignal(false);
  let paper: HTMLDivElement | undefined;

  const texts = () => sheetTexts(props.tip);
  const photos = () => sheetPhotos(props.tip, props.photos);
  // Each photo is chosen separately, because printed photos cannot be blacked out.
  const isOn = (key: string, atFirst: boolean) => switched().has(key) !== atFirst;
  const toggle = (key: string) =>
    setSwitched((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  const sheet = (): Sheet => ({
    summary: props.tip.detail.summary,
    today: controller.desk.today(),
    district: controller.desk.district,
    officer: controller.desk.name,
    texts: texts().filter(({ key }) => isOn(key, isPrintedByDefault(key))),
    photos: photos().filter(({ id }) => isOn(id, false)),
    black: black(),
  });
  const isPassed = () => props.tip.detail.summary.state === 'passed';
  const selected = () => {
    const selection = getSelection();
    return selection && paper?.contains(selection.anchorNode) ? selection.toString() : '';
  };
  function printSheet() {
    printPage();
    setPrinted(true);
  }
  async function confirm() {
    if ((await act.run(() => controller.act({ act: 'pass' }), tipDesk.acts.passed))?.ok) setPrinted(false);
  }

  return (
    <div class="sheet-view">
      <div class="stack">
        <p class="note">{words.hint}</p>
        <Card title={words.parts}>
          <For each={texts()}>
            {({ key, label }) => (
              <Checkbox
                label={label}
                hint={key === 'contact' ? words.contactHint : undefined}
                checked={isOn(key, isPrintedByDefault(key))}
                onInput={() => toggle(key)}
              />
            )}
          </For>
          <For each={photos()} fallback={<p class="note">{words.photoFirst}</p>}>
            {({ id }, at) => (
              <Checkbox label={words.photo(at() + 1)} checked={isOn(id, false)} onInput={() => toggle(id)} />
            )}
          </For>
        </Card>
        <Card title={words.black}>
          <BlackWords
            words={black()}
            texts={sheet().texts.map(({ text }) => text)}
            selected={selected}
            onInput={setBlack}
          />
        </Card>
        <Show when={isPassed()}>
          <Notice quiet tone="ok" title={words.already} />
        </Show>
        <ActionNotice of={act} />
        <Show when={isPrinted() && !isPassed()}>
          <Notice tone="wait" icon="print" title={words.printed}>
            {words.printedHint}
          </Notice>
          <div class="row">
            <Button look="primary" disabled={act.busy()} onClick={() => void confirm()}>
              {words.confirm}
            </Button>
            <Button onClick={() => setPrinted(false)}>{words.notYet}</Button>
          </div>
        </Show>
        <div class="row">
          <Button look={isPrinted() ? 'plain' : 'primary'} icon="print" onClick={printSheet}>
            {common.action.print}
          </Button>
          <Button onClick={() => props.onBack()}>{words.back}</Button>
        </div>
      </div>
      <div class="paper" ref={paper}>
        <SheetPaper sheet={sheet()} />
      </div>
      <PrintSheet>
        <SheetPaper sheet={sheet()} />
      </PrintSheet>
    </div>
  );
}
