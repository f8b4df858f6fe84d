import { createFigureEdits } from '../../../figures/figure-edits.ts';
import './proofreading.css';
import { createSignal, Show } from 'solid-js';
import { proofread } from '../../../../domain/proofreading/proofread.ts';
import { Button } from '../../../components/Button.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import type { Checked } from './checked.ts';
import type { HomeFigure } from './docx.ts';
import { ResultView } from './ResultView.tsx';
import { TextInput } from './TextInput.tsx';
import { proofreading as words } from './words.ts';

/** 数字校核: checks the numbers of a draft against one another. The text stays in this page's memory. */
export default function ProofreadingPage() {
  createFigureEdits();
  const [text, setText] = createSignal('');
  const [checked, setChecked] = createSignal<Checked>();
  function check(given: string, home: readonly HomeFigure[]) {
    const proof = proofread(given);
    if (proof.ok) setChecked({ text: given, proof: proof.value, home });
    scrollTo({ top: 0 });
  }
  return (
    <>
      <PageHeader
        title={words.title}
        trailing={
          <Show when={checked()}>
            <Button icon="edit" onClick={() => setChecked(undefined)}>
              {words.again}
            </Button>
          </Show>
        }
      />
      <Show
        when={checked()}
        fallback={
          <>
            <p class="note">{words.about}</p>
            <TextInput text={text()} onInput={setText} onCheck={check} />
          </>
        }
      >
        {(result) => <ResultView {...result()} />}
      </Show>
    </>
  );
}
