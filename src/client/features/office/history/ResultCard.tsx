import { Show } from 'solid-js';
import { statedValue } from '../../../../domain/figures/stated-value.ts';
import type { IssueSum } from '../../../../domain/history/issue.ts';
import type { TableRow } from '../../../../domain/history/mapping.ts';
import type { HistoryDraft } from '../../../../domain/history/read-row.ts';
import type { HistoryTarget } from '../../../../domain/history/target.ts';
import { kindOf } from '../../../../domain/records/kinds/index.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { csvOf } from '../../../components/table-file.ts';
import { figureUnit, nameOf } from '../../../figures/figure-text.ts';
import { saveBlob } from '../../../platform/export-file.ts';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import type { Names } from '../../../records/names.ts';
import { valueText } from '../../../records/value-text.ts';
import { office } from '../../../records/words/office.ts';
import { formatNumber } from '../../../words/format.ts';
import type { CheckedTable } from './check-table.ts';
import { issueText } from './issue-text.ts';
import { history as words } from './words.ts';

/** A row with what is wrong with it. */
export interface FaultyRow extends TableRow {
  readonly problem: string;
}

/** Records that are shown before importing. */
export const PREVIEW = 8;

/** Describes a record in a line: each field with its name. */
function draftText(target: HistoryTarget, { fields }: HistoryDraft, names: Names): string {
  const name = (id: string): string | undefined => names.name(id);
  const one = (field: string): string[] => {
    const text = valueText(target, field, fields, name);
    return text === undefined ? [] : [office.record.fieldNow(fieldLabel(target, field), text)];
  };
  if (target !== 'statement') return Object.keys(kindOf(target).fields).flatMap(one).join(' · ');
  const figure = String(fields.figure ?? '');
  const value = statedValue(fields);
  const number = value && 'number' in value ? `${formatNumber(value.number)} ${figureUnit(figure) ?? ''}`.trim() : '';
  const rest = ['from', 'to', 'flag', 'text', 'missing', 'place', 'body', 'who', 'document', 'dated'].flatMap(one);
  return [`${nameOf(figure)} ${number}`.trim(), ...rest].join(' · ');
}

const rowsText = ({ rows, count }: IssueSum): string => {
  const listed = rows.map(String).join(office.separator);
  return count > rows.length ? words.result.more(listed) : words.result.only(listed);
};

/** 检查结果: the first records as they will be, and what is wrong with the other rows, summed up. */
export function ResultCard(props: {
  heads: readonly string[];
  target: HistoryTarget;
  checked: CheckedTable;
  names: Names;
  /** Finds the rows with problems. */
  problems: () => Promise<readonly FaultyRow[]>;
}) {
  /** Saves the faulty rows under the heads of the table. A further column says what is wrong. */
  const download = async () => {
    const { heads } = props;
    const lines = (await props.problems()).map(({ cells, problem }) => [
      ...heads.map((_, place) => cells[place] ?? ''),
      problem,
    ]);
    const file = csvOf({ heads: [...heads, words.result.problem], lines });
    saveBlob(new Blob([file], { type: 'text/csv;charset=utf-8' }), words.result.list, 'csv');
  };
  const good = () => props.checked.rows - props.checked.badRows;
  return (
    <Card title={words.result.title}>
      <Show
        when={props.checked.drafts.length}
        fallback={
          <Notice tone="bad" title={words.result.nothing}>
            {words.result.nothingHint}
          </Notice>
        }
      >
        <Notice tone="ok" title={words.result.good(formatNumber(good()))} />
        <DeskTable
          caption={words.result.preview(formatNumber(Math.min(PREVIEW, props.checked.drafts.length)))}
          rows={props.checked.drafts.slice(0, PREVIEW)}
          columns={[
            { key: 'row', head: words.result.row, rowHead: true, value: (draft) => draft.row },
            {
              key: 'content',
              head: words.result.content,
              value: (draft) => draftText(props.target, draft, props.names),
            },
          ]}
        />
      </Show>
      <Show when={props.checked.badRows}>
        <Notice tone="wait" title={words.result.bad(formatNumber(props.checked.badRows))}>
          {words.result.badHint}
        </Notice>
        <DeskTable
          caption={words.result.list}
          hideCaption
          rows={props.checked.sums}
          columns={[
            { key: 'problem', head: words.result.problem, rowHead: true, value: (sum) => issueText(props.target, sum) },
            { key: 'count', head: words.result.count, number: true, value: (sum) => sum.count },
            { key: 'rows', head: words.result.rows, value: rowsText },
            {
              key: 'values',
              head: words.result.values,
              value: ({ values }) => values.join(office.separator) || office.import.emptyCell,
            },
          ]}
        />
        <Button icon="download" onClick={() => void download()}>
          {words.result.all}
        </Button>
      </Show>
    </Card>
  );
}
