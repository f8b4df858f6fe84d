import { Match, Switch } from 'solid-js';
import type { ImportResponse, ImportTarget } from '../../../protocol/office.ts';
import { fieldLabel } from '../../parts/kind-words.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Table } from '../../ui/Table.tsx';
import { formatNumber } from '../../words/format.ts';
import { office } from '../../words/office.ts';
import { kindOfTarget, problemWords } from './problem-words.ts';

/** What a file would do, or has done, or every row that is wrong with it. */
export function ImportReport(props: { target: ImportTarget; report: ImportResponse }) {
  const changed = () => props.report.good - props.report.unchanged;
  return (
    <Switch>
      <Match when={props.report.problems.length > 0}>
        <Notice tone="bad" title={office.import.bad(formatNumber(props.report.problems.length))}>
          {office.import.badDetail}
        </Notice>
        <Table
          hideCaption
          caption={office.import.problem}
          rows={props.report.problems}
          columns={[
            {
              head: office.import.row,
              rowHead: true,
              cell: (problem) => (problem.row > 1 ? problem.row : office.import.wholeFile),
            },
            {
              head: office.import.column,
              cell: (problem) => (problem.column ? fieldLabel(kindOfTarget[props.target], problem.column) : ''),
            },
            { head: office.import.value, cell: (problem) => problem.value ?? office.import.emptyCell },
            { head: office.import.problem, cell: (problem) => problemWords(problem) },
          ]}
        />
      </Match>
      <Match when={changed() === 0}>
        <Notice tone="ok" title={office.import.nothingNew} />
      </Match>
      <Match when={props.report.imported}>
        <Notice tone="ok" title={office.import.done(formatNumber(changed()))}>
          {office.import.doneDetail}
        </Notice>
      </Match>
      <Match when={true}>
        <Notice tone="ok" title={office.import.good(formatNumber(props.report.rows))}>
          {office.import.goodDetail(formatNumber(changed()), formatNumber(props.report.unchanged))}
        </Notice>
      </Match>
    </Switch>
  );
}
