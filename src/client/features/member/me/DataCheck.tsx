import { createSignal } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { momentText } from '../../../records/sync-text.ts';
import { delivery } from '../../../records/words/delivery.ts';
import { useClient } from '../../../state/context.ts';
import { createLive } from '../../../state/live.ts';

/** 检查数据: compares this phone's records with the server's. Differences are already repaired when they are reported. */
export function DataCheck() {
  const { checkData } = useClient();
  const checked = createLive(() => async (store) => (await store.checked()) ?? null);
  const [running, setRunning] = createSignal(false);
  const [problem, setProblem] = createSignal<'offline' | 'later'>();
  const check = async () => {
    if (running()) return;
    setProblem(undefined);
    setRunning(true);
    const result = await checkData();
    setRunning(false);
    if (!result.ok) setProblem(result.error.code === 'busy_phone' ? 'later' : 'offline');
  };
  const outcome = () => {
    const last = checked();
    if (!last) return delivery.check.never;
    if (!last.same) return delivery.check.differs;
    return last.differences === 0 ? delivery.check.same : delivery.check.healed(last.differences);
  };
  const said = () => {
    const failed = problem();
    if (running()) return delivery.check.running;
    return failed ? delivery.check[failed] : outcome();
  };
  return (
    <Card title={delivery.check.title}>
      <p class="note">{delivery.check.hint}</p>
      <p role="status">
        <b>{said()}</b>
      </p>
      <p class="note">{checked() ? delivery.check.at(momentText(checked()?.at ?? 0)) : ''}</p>
      <Button icon="refresh" aria-disabled={running()} onClick={() => void check()}>
        {running() ? delivery.check.running : delivery.check.run}
      </Button>
    </Card>
  );
}
