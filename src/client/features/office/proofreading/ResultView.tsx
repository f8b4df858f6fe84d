import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Finding, FindingKind } from '../../../../domain/proofreading/finding.ts';
import type { Mention } from '../../../../domain/proofreading/passage.ts';
import { MAX_FINDINGS } from '../../../../domain/proofreading/proofread.ts';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { formatNumber } from '../../../words/format.ts';
import type { Checked } from './checked.ts';
import { amountText, findingText } from './finding-text.ts';
import { HomeCard } from './HomeCard.tsx';
import { segmentsOf } from './marks.ts';
import { RecordsCard } from './RecordsCard.tsx';
import { proofreading as words } from './words.ts';

const markId = (index: number) => `proof-mark-${index}`;

/** Goes to a place in the text, for the eyes and for screen readers. */
function goTo(index: number): void {
  const mark = document.getElementById(markId(index));
  mark?.scrollIntoView({ block: 'center' });
  mark?.focus({ preventScroll: true });
}

const kinds: readonly FindingKind[] = ['correct', 'explain'];

function Questions(props: {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly kind: FindingKind;
}) {
  const shown = createMemo(() =>
    props.findings.flatMap((finding, index) => (finding.kind === props.kind ? [{ finding, index }] : [])),
  );
  return (
    <Show when={shown().length}>
      <h3 class="proof-kind">
        <Pill tone={props.kind === 'correct' ? 'bad' : 'wait'}>{words.kinds[props.kind]}</Pill>
        <small>{words.kindHints[props.kind]}</small>
      </h3>
      <List label={words.kinds[props.kind]}>
        <For each={shown()}>
          {({ finding, index }) => (
            <ListItem
              title={`${index + 1}. ${props.text.slice(finding.places[0].start, finding.places[0].end).trim()}`}
              detail={findingText(finding)}
              onClick={() => goTo(index)}
            />
          )}
        </For>
      </List>
    </Show>
  );
}

/** Shows the text, with numbers underlined and the places of questions marked with their number. */
function MarkedText(props: Checked) {
  const lines = createMemo(() => segmentsOf(props.text, props.proof.numbers, props.proof.findings));
  const kindOf = (found: readonly number[]) =>
    found.some((index) => props.proof.findings[index]?.kind === 'correct') ? 'correct' : 'explain';
  return (
    <Card title={words.original} class="proof-text">
      <For each={lines()}>
        {(line) => (
          <p>
            <For each={line}>
              {({ text, isNumber, findings }) => (
                <Show
                  when={findings.length}
                  fallback={
                    <Show when={isNumber} fallback={text}>
                      <span class="proof-number">{text}</span>
                    </Show>
                  }
                >
                  <mark class={`proof-mark ${kindOf(findings)}`}>
                    {text}
                    <For each={findings}>
                      {(index) => (
                        <sup id={markId(index)} tabindex="-1">
                          <span aria-hidden="true">{index + 1}</span>
                          <span class="hidden-visually">{words.mark(index + 1)}</span>
                        </sup>
                      )}
                    </For>
                  </mark>
                </Show>
              )}
            </For>
          </p>
        )}
      </For>
    </Card>
  );
}

function rangeText({ low, high, unit, value, precision }: Mention): string {
  if (precision === 'exact' && low === value) return '';
  if (high === Number.POSITIVE_INFINITY) return words.from(amountText(low, unit));
  return low === 0 ? words.upTo(amountText(high, unit)) : words.range(amountText(low, unit), amountText(high, unit));
}

function Numbers(props: Checked) {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <Card>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.numbers}</summary>
        <Show when={isOpen()}>
          <DeskTable
            hideCaption
            caption={words.numbers}
            rows={props.proof.numbers}
            columns={[
              {
                key: 'written',
                head: words.table.written,
                rowHead: true,
                value: ({ start, end }) => props.text.slice(start, end),
              },
              {
                key: 'reading',
                head: words.table.reading,
                number: true,
                value: ({ value }) => value,
                cell: ({ value, unit }) => amountText(value, unit),
              },
              { key: 'range', head: words.table.range, value: rangeText },
              { key: 'noun', head: words.table.noun, value: ({ nounBefore, nounAfter }) => nounAfter || nounBefore },
            ]}
          />
        </Show>
      </details>
    </Card>
  );
}

/** Shows the questions and the text side by side, on a narrow screen one after the other. */
export function ResultView(props: Checked) {
  const count = (kind: FindingKind) => props.proof.findings.filter((finding) => finding.kind === kind).length;
  return (
    <>
      <p class="proof-summary" role="status">
        <b>{words.summary(formatNumber(props.proof.numbers.length))}</b>
        <span>{words.corrections(count('correct'))}</span>
        <span>{words.explanations(count('explain'))}</span>
      </p>
      <div class="proof-panes">
        <Card title={words.questions} class="proof-questions">
          <Show
            when={props.proof.findings.length}
            fallback={
              <EmptyState icon="check" title={words.none}>
                {words.noneHint}
              </EmptyState>
            }
          >
            <For each={kinds}>
              {(kind) => <Questions text={props.text} findings={props.proof.findings} kind={kind} />}
            </For>
            <Show when={props.proof.findings.length === MAX_FINDINGS}>
              <Notice quiet tone="plain" title={words.most(MAX_FINDINGS)} />
            </Show>
          </Show>
        </Card>
        <MarkedText {...props} />
      </div>
      <Show when={props.home.length}>
        <HomeCard figures={props.home} />
      </Show>
      <RecordsCard {...props} />
      <Numbers {...props} />
    </>
  );
}
