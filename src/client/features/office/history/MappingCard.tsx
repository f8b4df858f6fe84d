import { For, Show } from 'solid-js';
import { type Lines, lackingColumns, type Mapping } from '../../../../domain/history/mapping.ts';
import {
  columnsOf,
  FIGURE,
  type HistoryTarget,
  historyTargets,
  wholeTable,
} from '../../../../domain/history/target.ts';
import { Card } from '../../../components/Card.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { figureOptions } from '../../../figures/stated-names.ts';
import { kindName } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { formatNumber } from '../../../words/format.ts';
import { columnName } from './issue-text.ts';
import { history as words } from './words.ts';

/** The choices of a table, while they are made. */
export interface Choices {
  target: HistoryTarget;
  header: number;
  columns: string[];
  constants: Record<string, string>;
}

/** Rows among which the heads may stand. */
const HEADS_WITHIN = 10;

const hints: Readonly<Record<string, () => string>> = {
  period: () => words.mapping.periodHint,
  place: () => words.mapping.placeHint,
  document: () => words.mapping.documentHint,
};

/** 每一列是什么: what the table becomes, what each column is, and what is the same in all rows. */
export function MappingCard(props: {
  lines: Lines;
  choices: Choices;
  onColumns: (columns: readonly string[]) => void;
  onConstant: (column: string, value: string) => void;
  /** Columns with identity numbers, which can not be chosen. */
  hidden: readonly number[];
  onTarget: (target: HistoryTarget) => void;
  onHeader: (header: number) => void;
}) {
  const heads = () => props.lines[props.choices.header] ?? [];
  const headOf = (place: number): string =>
    (heads()[place] ?? '').trim() || words.mapping.untitled(formatNumber(place + 1));
  const example = (place: number): string =>
    props.lines
      .slice(props.choices.header + 1, props.choices.header + 50)
      .map((cells) => (cells[place] ?? '').trim())
      .find((cell) => cell !== '') ?? '';
  const places = () =>
    Array.from({ length: Math.max(heads().length, props.choices.columns.length) }, (_, place) => place).filter(
      (place) => !props.hidden.includes(place) && ((heads()[place] ?? '').trim() !== '' || example(place) !== ''),
    );
  const options = () => [
    ...columnsOf(props.choices.target).map((value) => ({ value, label: columnName(props.choices.target, value) })),
    ...(props.choices.target === 'statement' ? [{ value: FIGURE, label: words.mapping.figureOf }] : []),
  ];
  const chosen = (place: number): string => props.choices.columns[place] ?? '';
  const isFigure = (place: number): boolean => chosen(place).startsWith(FIGURE);
  /** A field has one column: choosing it for another one takes it away from the first. */
  const choose = (place: number, value: string): void => {
    const { columns } = props.choices;
    const next = Array.from({ length: Math.max(columns.length, place + 1) }, (_, at) => {
      if (at === place) return value;
      const before = columns[at] ?? '';
      return before === value && value !== FIGURE ? '' : before;
    });
    props.onColumns(next);
  };
  const lacking = () => lackingColumns(props.choices);
  return (
    <Card title={words.mapping.title}>
      <div class="history-fields">
        <Select
          label={words.mapping.target}
          hint={words.mapping.targetHint}
          value={props.choices.target}
          options={historyTargets.map((value) => ({ value, label: kindName(value) }))}
          onInput={(value) => props.onTarget(value as HistoryTarget)}
        />
        <Select
          label={words.mapping.header}
          value={String(props.choices.header)}
          options={props.lines.slice(0, HEADS_WITHIN).map((_, line) => ({
            value: String(line),
            label: words.mapping.line(formatNumber(line + 1)),
          }))}
          onInput={(value) => props.onHeader(Number(value))}
        />
      </div>
      <ul class="history-columns">
        <For each={places()}>
          {(place) => (
            <li>
              <p>
                <b>{headOf(place)}</b>
                <span class="note">{example(place)}</span>
              </p>
              <div>
                <Select
                  label={words.mapping.one(headOf(place))}
                  value={isFigure(place) ? FIGURE : chosen(place)}
                  empty={words.mapping.skip}
                  options={options()}
                  onInput={(value) => choose(place, value)}
                />
                <Show when={isFigure(place)}>
                  <Select
                    required
                    label={words.mapping.figure(headOf(place))}
                    value={chosen(place).slice(FIGURE.length)}
                    empty={words.mapping.figureOf}
                    options={figureOptions()}
                    onInput={(value) => choose(place, FIGURE + value)}
                  />
                </Show>
              </div>
            </li>
          )}
        </For>
      </ul>
      <h3 class="history-whole">{words.mapping.whole}</h3>
      <p class="note">{words.mapping.wholeHint}</p>
      <div class="history-fields">
        <For each={wholeTable(props.choices.target)}>
          {(column) => (
            <TextField
              autocomplete="off"
              maxlength={120}
              label={columnName(props.choices.target, column)}
              hint={hints[column]?.()}
              value={props.choices.constants[column] ?? ''}
              onInput={(value) => props.onConstant(column, value)}
            />
          )}
        </For>
      </div>
      <Show when={lacking().length}>
        <Notice
          tone="wait"
          title={words.mapping.lacking(
            lacking()
              .map((column) => columnName(props.choices.target, column))
              .join(office.separator),
          )}
        />
      </Show>
    </Card>
  );
}

/** Makes a mapping of the choices; columns of a figure that is not yet chosen are left out. */
export const mappingOf = ({ target, columns, constants }: Choices, file: string) =>
  ({
    target,
    columns: columns.map((column) => (column === FIGURE ? '' : column)),
    constants: {
      ...constants,
      ...(target === 'statement' && !constants.document?.trim() ? { document: file.slice(0, 120) } : {}),
    },
  }) satisfies Mapping;
