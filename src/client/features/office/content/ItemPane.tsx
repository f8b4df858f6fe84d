import { createSignal, type JSX, Show, untrack } from 'solid-js';
import { addDays, dayAt } from '../../../../domain/kernel/day.ts';
import type { ContentAct } from '../../../../domain/learning/change-content.ts';
import { isOwnCardId, type KeptEntry } from '../../../../domain/learning/content.ts';
import { isLawValueId } from '../../../../domain/learning/law-values.ts';
import { comparisons } from '../../../../domain/learning/plants.ts';
import { questions } from '../../../../domain/learning/questions.ts';
import { allCards, cardFromOwn } from '../../../../domain/learning/shown-cards.ts';
import { viewId, viewWith } from '../../../../domain/learning/shown-plants.ts';
import { questionWith } from '../../../../domain/learning/shown-questions.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { formatDay } from '../../../words/format.ts';
import { CardForm } from './CardForm.tsx';
import type { ContentRow } from './content-rows.ts';
import { basedOn, createSender, type Desk } from './editing.ts';
import { LawForm } from './LawForm.tsx';
import { PlantForm } from './PlantForm.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { words } from './words.ts';

/** Days until the next look, if the office says nothing else. */
const NEXT_LOOK = 180;

/** 核对过了: the form by which the office says that nothing has changed. */
function LookForm(props: {
  today: string;
  onLook: (look: { checkedOn: string; checkBy: string }) => void;
  busy: boolean;
}) {
  const [checkBy, setCheckBy] = createSignal(addDays(props.today, NEXT_LOOK));
  return (
    <details>
      <summary>{words.looked}</summary>
      <Form onSubmit={() => props.onLook({ checkedOn: props.today, checkBy: checkBy() })}>
        <p class="note">{words.lookedTitle}</p>
        <DateField label={words.fields.checkBy} value={checkBy()} onInput={setCheckBy} />
        <SubmitRow busy={props.busy} label={words.looked} />
      </Form>
    </details>
  );
}

/** Where readers see a piece of content. */
function publicAddress({ sort, id }: ContentRow): string | undefined {
  if (sort === 'card') return `/learn/${id}#main`;
  if (sort === 'law') return undefined;
  return sort === 'plant' ? '/learn/plants' : '/learn/quiz';
}

/** State of a piece of content in words. */
export function StatePills(props: { row: ContentRow }): JSX.Element {
  return (
    <>
      <Show when={props.row.sort !== 'law'}>
        <Pill tone={props.row.isHidden ? 'wait' : 'ok'}>{props.row.isHidden ? words.hidden : words.shown}</Pill>{' '}
      </Show>
      <Show when={props.row.text !== 'original'}>
        <Pill tone={props.row.text === 'unchecked' ? 'wait' : 'plain'}>{words[props.row.text]}</Pill>{' '}
      </Show>
      <Show when={props.row.isDue}>
        <Pill tone="wait">{words.toReview}</Pill>
      </Show>
    </>
  );
}

/** One piece of content: its state, what can be done at once, and the form for the office's own words. */
export function ItemPane(props: { desk: Desk; row: ContentRow; today: string; name: string }) {
  const { action, send } = createSender(props.desk);
  const entry = () => props.desk.state().content[props.row.sort][props.row.id];
  // A text that is being written stays when somebody else changes the same; going back to the original begins anew.
  const [turn, setTurn] = createSignal(1);
  async function act(change: Exclude<ContentAct, { act: 'write' }>) {
    const { sort, id } = props.row;
    const done = await send({ sort, id, basedOn: basedOn(props.desk, sort, id), change });
    if (!done || change.act !== 'restore') return;
    setFormer(false);
    setTurn((before) => before + 1);
  }
  const [isFormer, setFormer] = createSignal(false);
  const chosenText = <Own,>(kept: KeptEntry<Own> | undefined) =>
    isFormer() && kept ? { ...kept, own: kept.former } : kept;
  const goOn = () => {
    setFormer(true);
    setTurn((before) => before + 1);
  };
  const look = () => ({ checkedOn: props.today, checkBy: addDays(props.today, NEXT_LOOK) });
  const form = () => {
    const { sort, id } = props.row;
    const { content } = props.desk.state();
    if (sort === 'card') {
      const former = isFormer() ? content.card[id]?.former : undefined;
      const card = former ? cardFromOwn(id, former) : allCards(content).find((each) => each.id === id);
      return <CardForm desk={props.desk} id={id} card={card} look={look()} />;
    }
    if (sort === 'question') {
      const original = questions.find(({ number }) => String(number) === id);
      const question = original && questionWith(original, chosenText(content.question[id]));
      return question && <QuestionForm desk={props.desk} id={id} question={question} />;
    }
    if (sort === 'plant') {
      const comparison = comparisons.find((each) => each.views.some((view) => viewId(each, view) === id));
      const view = comparison?.views.find((each) => viewId(comparison, each) === id);
      if (!comparison || !view) return undefined;
      const shown = viewWith(view, chosenText(content.plant[id]));
      return <PlantForm desk={props.desk} id={id} comparison={comparison} view={shown} />;
    }
    return isLawValueId(id) && <LawForm desk={props.desk} id={id} name={props.name} look={look()} />;
  };
  return (
    <Card title={props.row.title}>
      <p>
        <StatePills row={props.row} />
      </p>
      <Show when={props.row.by}>
        {(by) => <p class="note">{words.changedBy(by().name, formatDay(dayAt(by().at), 0))}</p>}
      </Show>
      <div class="row">
        <Show when={props.row.sort !== 'law'}>
          <Button disabled={action.busy()} onClick={() => act({ act: props.row.isHidden ? 'show' : 'hide' })}>
            {props.row.isHidden ? words.show : words.hide}
          </Button>
        </Show>
        <Show when={entry()?.own && !isOwnCardId(props.row.id)}>
          <Button disabled={action.busy()} onClick={() => act({ act: 'restore' })}>
            {props.row.sort === 'law' ? words.withdraw : words.restore}
          </Button>
        </Show>
        <Show when={!props.row.isHidden && publicAddress(props.row)}>
          {(href) => (
            <LinkButton href={href()} target="_blank" rel="noopener">
              {words.open}
            </LinkButton>
          )}
        </Show>
      </div>
      <ActionNotice of={action} />
      <Show when={props.row.sort !== 'law'}>
        <LookForm today={props.today} busy={action.busy()} onLook={(now) => act({ act: 'look', ...now })} />
      </Show>
      <Show when={turn()} keyed>
        {(_) => {
          const made = untrack(form);
          return (
            <Show when={props.row.sort !== 'law'} fallback={made}>
              <details open={props.row.text !== 'original'}>
                <summary>{words.edit}</summary>
                <Show when={entry()?.former && !entry()?.own && !isFormer()}>
                  <Button onClick={goOn}>{words.from}</Button>
                </Show>
                {made}
              </details>
            </Show>
          );
        }}
      </Show>
    </Card>
  );
}
