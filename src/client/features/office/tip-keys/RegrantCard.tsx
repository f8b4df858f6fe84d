import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { Told } from '../../../components/action.ts';
import { Card } from '../../../components/Card.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Progress } from '../../../components/Progress.tsx';
import { Select } from '../../../components/Select.tsx';
import { createPolled } from '../../../state/polled.ts';
import type { Desk } from '../../../tips/desk/create-desk.ts';
import { nextPaint } from '../../../tips/desk/next-paint.ts';
import { fetchTips } from '../../../tips/desk/tips-client.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { CardsInput } from './CardsInput.tsx';
import { type Cards, openerOf } from './cards.ts';
import { type RegrantReport, regrantAll, regrantTip, tipsWithoutGrant } from './regrant.ts';

/** Describes the result of a run. */
function outcome({ done, total, closed, finished }: Awaited<ReturnType<typeof regrantAll>>): Told {
  const words = tipKeys.regrant;
  if (!finished) return { tone: 'bad', words: words.stopped(done, total) };
  return closed ? { tone: 'wait', words: words.partly(done, closed) } : { tone: 'ok', words: words.done(done) };
}

/**
 * 补授权: grants a listed key access to the tips that it cannot open yet, one after another. An interrupted run can be
 * continued.
 */
export function RegrantCard(props: { desk: Desk }) {
  const words = tipKeys.regrant;
  const tips = createPolled(() => fetchTips, { repeat: false });
  const [chosen, setChosen] = createSignal<Id>('');
  const [by, setBy] = createSignal<'key' | 'cards'>('key');
  const [cards, setCards] = createSignal<Cards>(['', '']);
  const [report, setReport] = createSignal<RegrantReport>();
  const [ended, setEnded] = createSignal<Told>();
  const [trouble, setTrouble] = createSignal<string>();

  const targets = createMemo(() =>
    [...props.desk.signed()].flatMap(([key, recipient]) => {
      const list = tipsWithoutGrant(tips.value()?.tips ?? [], key);
      return list.length ? [{ key, recipient, list }] : [];
    }),
  );
  const target = () => targets().find(({ key }) => key === chosen()) ?? targets()[0];
  async function start() {
    const to = target();
    if (!to || report()) return;
    setEnded(undefined);
    const opener = await openerOf(props.desk.key(), by() === 'cards' ? cards() : undefined);
    setTrouble(opener.ok ? undefined : opener.error);
    if (!opener.ok) return;
    const grant = regrantTip(opener.value, to, props.desk.instance);
    const run = await regrantAll(
      to.list,
      async (tip) => {
        await nextPaint();
        return grant(tip);
      },
      setReport,
    );
    setReport(undefined);
    setEnded(outcome(run));
    if (run.finished) setCards(['', '']);
    tips.refetch();
  }

  return (
    <Card title={words.title}>
      <p class="note">{words.hint}</p>
      <ActionNotice of={{ told: ended }} />
      <Show when={target()} fallback={<p>{words.none}</p>}>
        {(to) => (
          <Form onSubmit={start}>
            <ul>
              <For each={targets()}>
                {({ key, list }) => <li>{words.lacking(props.desk.nameOf(key), list.length)}</li>}
              </For>
            </ul>
            <Select
              label={words.target}
              value={to().key}
              options={targets().map(({ key }) => ({ value: key, label: props.desk.nameOf(key) }))}
              onInput={setChosen}
            />
            <Segmented
              label={words.by}
              value={by()}
              options={[
                { value: 'key', label: tipKeys.mine.title },
                { value: 'cards', label: words.byCards },
              ]}
              onInput={setBy}
            />
            <Show
              when={by() === 'cards'}
              fallback={<Show when={trouble()}>{(text) => <Notice tone="bad" title={text()} />}</Show>}
            >
              <CardsInput cards={cards()} onInput={setCards} error={trouble()} />
            </Show>
            <Show when={report()}>
              {(now) => (
                <Progress
                  label={words.progress(now().done, now().total)}
                  value={now().done + now().closed}
                  max={now().total}
                />
              )}
            </Show>
            <SubmitRow look="primary" busy={report() !== undefined} label={words.start} />
          </Form>
        )}
      </Show>
    </Card>
  );
}
