import { createMemo, For, type JSX, Show } from 'solid-js';
import { operandsOf } from '../../../../domain/figures/derive.ts';
import type { Day } from '../../../../domain/kernel/day.ts';
import { isFigure } from '../../../../domain/records/kinds/index.ts';
import type { BoardQuery } from '../../../../protocol/figures/board.ts';
import { Card } from '../../../components/Card.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { PaneBack } from '../../../components/Panes.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { definitionOf, figureUnit, nameOf } from '../../../figures/figure-text.ts';
import type { BoardAnswer } from '../../../state/office-client.ts';
import { formatNumber, formatPercent } from '../../../words/format.ts';
import { FacetBars } from './FacetBars.tsx';
import { type FigureRow, verifiedShare } from './figure-rows.ts';
import { GroupBars } from './GroupBars.tsx';
import { MonthChart } from './MonthChart.tsx';
import { amountWords, beforeWords, changeWords, targetWords, valueWords, writtenWords } from './row-text.ts';
import { figureWords as words } from './words/figures.ts';

/** The figures that a figure is made of: its parts, and what it is computed from. */
function Parts(props: { row: FigureRow; rows: ReadonlyMap<string, FigureRow>; hrefOf: (id: string) => string }) {
  const entry = () => props.row.entry;
  const ids = createMemo(() => {
    const { parts, formula, id } = entry();
    const of = [...props.rows.values()].filter((row) => row.entry.of === id).map((row) => row.entry.id);
    return [...new Set([...parts, ...(formula ? operandsOf(formula) : []), ...of])].filter((each) => each !== id);
  });
  const amount = (id: string) => {
    const row = props.rows.get(id);
    return (row && amountWords(row.value, row.entry)) ?? words.missing;
  };
  return (
    <>
      <Show when={ids().length}>
        <section class="stack">
          <h3>{words.parts}</h3>
          <ul class="figure-parts">
            <For each={ids()}>
              {(id) => (
                <li>
                  <a href={props.hrefOf(id)}>{nameOf(id)}</a>
                  <span>{amount(id)}</span>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={entry().of}>
        {(whole) => (
          <p class="note">
            <a href={props.hrefOf(whole())}>{words.ofWhole(nameOf(whole()))}</a>
          </p>
        )}
      </Show>
    </>
  );
}

/** Lines about target, the year before and records, each with its judgement at the end. */
function Lines(props: { row: FigureRow }) {
  const lines = () => {
    const { row } = props;
    const share = verifiedShare(row);
    return [
      [targetWords(row), ''],
      [beforeWords(row), changeWords(row) ?? ''],
      row.amounts
        ? [
            words.records(formatNumber(row.amounts.records)),
            share === undefined ? '' : words.verifiedShare(formatPercent(share)),
          ]
        : [undefined, ''],
    ].filter(([text]) => text);
  };
  return (
    <Show when={lines().length}>
      <ul class="figure-lines">
        <For each={lines()}>
          {([text, end]) => (
            <li>
              <span>{text}</span>
              <b>{end}</b>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** A figure of the catalogue: its value, definition, target, months and break-downs, each linked to its evidence. */
export function FigurePane(props: {
  row: FigureRow;
  rows: ReadonlyMap<string, FigureRow>;
  board: BoardAnswer;
  query: BoardQuery;
  today: Day;
  hrefOf: (id: string | undefined) => string;
  evidence: string;
  /** The button by which the office edits the figure; undefined for who may not. */
  edit: JSX.Element;
}) {
  const id = () => props.row.entry.id;
  const counted = () => {
    const figure = id();
    return isFigure(figure) ? figure : undefined;
  };
  const isNumber = () => props.row.value.type === 'number';
  const isStatedHere = () => props.evidence.startsWith('/office/statements');
  return (
    <>
      <PaneBack href={props.hrefOf(undefined)} label={words.back} />
      <Card class="figure-pane">
        <div class="figure-head">
          <h2>{nameOf(id())}</h2>
          <Pill tone="plain">{words.sorts[props.row.entry.sort]}</Pill>
        </div>
        <Show when={valueWords(props.row.value)} fallback={<Pill tone="wait">{words.missing}</Pill>}>
          {(value) => (
            <a
              classList={{ 'figure-value': isNumber() }}
              href={props.evidence}
              aria-label={words.evidence(nameOf(id()), amountWords(props.row.value, props.row.entry) ?? value())}
            >
              {value()} <Show when={isNumber() && figureUnit(id())}>{(unit) => <small>{unit()}</small>}</Show>
            </a>
          )}
        </Show>
        <p class="note">
          {writtenWords(props.row.value)}
          {definitionOf(id())}
        </p>
        <Lines row={props.row} />
        <Show when={counted()}>
          {(figure) => (
            <>
              <Show when={props.row.months.length > 1}>
                <MonthChart figure={figure()} months={props.row.months} query={props.query} today={props.today} />
              </Show>
              <GroupBars figure={figure()} board={props.board} query={props.query} />
              <FacetBars figure={figure()} query={props.query} />
            </>
          )}
        </Show>
        <Parts row={props.row} rows={props.rows} hrefOf={props.hrefOf} />
        <p class="note">
          {words.source}：{words.sources[props.row.entry.source]} ·{' '}
          {words.version(formatNumber(props.row.entry.version))}
        </p>
        <div class="no-print">{props.edit}</div>
        <LinkButton href={props.evidence}>
          <Show when={props.row.amounts?.records} fallback={isStatedHere() ? words.state : words.openBasis}>
            {(records) => words.openRecords(formatNumber(records()))}
          </Show>
        </LinkButton>
      </Card>
    </>
  );
}
