import { createSignal, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { type SelfTestCounts, selfTestAddress } from '../../../../protocol/surveys/self-test.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { QrCode } from '../../../components/QrCode.tsx';
import { createPolled } from '../../../state/polled.ts';
import { closeSelfTest, fetchCounts } from '../../../surveys/self-test-client.ts';
import { words } from './words.ts';

/** The code of an open self-test, and how many people have answered so far. */
export function ScanView(props: { code: Id; onClosed: (counts: SelfTestCounts) => void }) {
  const counts = createPolled(() => () => fetchCounts(props.code));
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  async function close() {
    setBusy(true);
    setProblem(undefined);
    const closed = await closeSelfTest(props.code);
    setBusy(false);
    if (closed.ok) props.onClosed(closed.value);
    else setProblem(words.scan.notClosed);
  }
  const told = () => {
    const known = counts.value();
    return known?.asked ? words.scan.answered(known.asked, known.passed) : words.scan.waiting;
  };
  return (
    <>
      <Card title={words.scan.title}>
        <div class="survey-code">
          <QrCode text={selfTestAddress(location.origin, props.code)} label={words.scan.code} />
        </div>
        <p>{words.scan.lead}</p>
        <p class="survey-sum" role="status">
          {counts.failure() && !counts.value() ? words.scan.away : told()}
        </p>
      </Card>
      <Show when={problem()}>{(text) => <Notice tone="bad" title={text()} />}</Show>
      <BottomBar>
        <p class="note">{words.scan.closeHint}</p>
        <Button look="primary" big disabled={busy()} onClick={() => void close()}>
          {words.scan.close}
        </Button>
      </BottomBar>
    </>
  );
}
