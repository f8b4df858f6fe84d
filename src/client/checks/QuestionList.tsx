import './checks.css';
import { createSignal, For, Show } from 'solid-js';
import { type Explanation, levelOf } from '../../domain/checks/answer.ts';
import { levels } from '../../domain/checks/question.ts';
import type { AskedQuestion, AskedRecord, ChecksResponse } from '../../protocol/checks/checks.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { List, ListItem } from '../components/List.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { questionText, recordText } from './question-text.ts';
import { checks as words } from './words.ts';

/** A page behind a question. */
export interface Source {
  readonly href: string;
  readonly label: string;
}

/** The properties that every question of a list needs. */
export interface Shared {
  readonly names: ChecksResponse['names'];
  readonly answerOf: (question: AskedQuestion) => Explanation | undefined;
  /** The address of a record; undefined for one that has no page. */
  readonly href: (record: AskedRecord, question: AskedQuestion) => string | undefined;
  /** Where a question without records can be looked into. */
  readonly source: (question: AskedQuestion) => Source | undefined;
}

function QuestionItem(props: Shared & { readonly question: AskedQuestion }) {
  const [isOpen, setOpen] = createSignal(false);
  const text = () => questionText(props.question, props.names);
  const squad = () => (props.question.squad ? props.names[props.question.squad] : words.office) ?? words.squad;
  const explanation = () => props.answerOf(props.question);
  const said = (given: Explanation) =>
    given.reason
      ? words.answer.because(words.answer[given.answer], given.reason)
      : words.answer.answered(words.answer[given.answer]);
  const isStillWrong = (given: Explanation) => given.answer === 'fixed' || levelOf(props.question.code) === 'correct';
  return (
    <li class="check-question">
      <div class="check-text">
        <h3>{text().title}</h3>
        <p>{text().detail}</p>
        <p class="note">{squad()}</p>
      </div>
      <Show
        when={props.question.records.length}
        fallback={
          <Show when={props.source(props.question)}>
            {(source) => (
              <List>
                <ListItem href={source().href} title={source().label} />
              </List>
            )}
          </Show>
        }
      >
        <List label={words.records(props.question.count)}>
          <For each={props.question.records.slice(0, isOpen() ? undefined : FEW)}>
            {(record) => {
              const line = () => recordText(record, props.names);
              return <ListItem title={line().title} detail={line().detail} href={props.href(record, props.question)} />;
            }}
          </For>
          <Show when={!isOpen() && props.question.records.length > FEW}>
            <ListItem title={words.others(props.question.count - FEW)} onClick={() => setOpen(true)} />
          </Show>
        </List>
      </Show>
      <Show when={explanation()} fallback={<AnswerForm question={props.question} title={text().title} />} keyed>
        {(given) => <Answered {...props} title={text().title} said={said(given)} isStillWrong={isStillWrong(given)} />}
      </Show>
    </li>
  );
}

/** Records that a question shows at first. */
const FEW = 3;

function Answered(props: {
  readonly question: AskedQuestion;
  readonly title: string;
  readonly said: string;
  readonly isStillWrong: boolean;
}) {
  const [isAgain, setAgain] = createSignal(false);
  return (
    <div class="stack check-answer">
      <p>{props.said}</p>
      <Show when={props.isStillWrong}>
        <p class="note">{words.answer.stillWrong}</p>
      </Show>
      <Show
        when={isAgain()}
        fallback={
          <Button
            class="no-print"
            look="quiet"
            aria-label={words.of(props.title, words.answer.again)}
            onClick={() => setAgain(true)}
          >
            {words.answer.again}
          </Button>
        }
      >
        <AnswerForm question={props.question} title={props.title} onDone={() => setAgain(false)} />
      </Show>
    </div>
  );
}

/** Questions by level, each with its records and its answer. */
export function QuestionList(props: Shared & { readonly questions: readonly AskedQuestion[] }) {
  return (
    <For each={levels}>
      {(level) => {
        const of = () => props.questions.filter(({ code }) => levelOf(code) === level);
        return (
          <Show when={of().length}>
            <Card
              title={
                <>
                  {words.levels[level]} {of().length}
                </>
              }
            >
              <p class="note">{words.levelHints[level]}</p>
              <ul class="check-list">
                <For each={of()}>{(question) => <QuestionItem {...props} question={question} />}</For>
              </ul>
            </Card>
          </Show>
        );
      }}
    </For>
  );
}
