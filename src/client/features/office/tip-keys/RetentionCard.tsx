import { createSignal, For, Show } from 'solid-js';
import type { TipRetention } from '../../../../protocol/tips/tip-desk.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { tipNumber } from '../../../tips/desk/due.ts';
import { deleteRetainedTips, fetchTipRetention } from '../../../tips/desk/tips-client.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { formatDay } from '../../../words/format.ts';

/** 到期删除: shows what retention would delete, and deletes it after confirmation. */
export function RetentionCard() {
  const words = tipKeys.retention;
  const [found, setFound] = createSignal<TipRetention>();
  const act = createAction(() => words.failed);
  async function look() {
    const answer = await act.run(fetchTipRetention);
    setFound(answer?.ok ? answer.value : undefined);
  }
  async function remove() {
    const answer = await act.run(deleteRetainedTips, ({ deleted }) => words.done(deleted));
    if (answer?.ok) setFound(undefined);
  }
  return (
    <Card title={words.title}>
      <p class="note">{words.hint}</p>
      <ActionNotice of={act} />
      <div class="row">
        <Button icon="search" onClick={() => void look()}>
          {words.look}
        </Button>
      </div>
      <Show when={found()}>
        {(now) => (
          <Show when={now().due.length > 0} fallback={<p role="status">{words.none}</p>}>
            <b>{words.list(now().due.length)}</b>
            <ul>
              <For each={now().due}>
                {(tip) => (
                  <li>
                    {tipNumber(tip.id)}{' '}
                    <span class="note">
                      {tip.reason === 'closed' && tip.closed
                        ? words.closed(formatDay(tip.closed, 0))
                        : words.unfinished}
                    </span>
                  </li>
                )}
              </For>
            </ul>
            <Notice
              tone="bad"
              title={words.ask}
              action={
                <Button look="danger" onClick={() => void remove()}>
                  {words.delete}
                </Button>
              }
            />
          </Show>
        )}
      </Show>
    </Card>
  );
}
