import { Match, Show, Switch } from 'solid-js';
import { nameKey, readName } from '../../../../domain/reading/name.ts';
import { BROKEN } from '../../../../domain/register/import-cell.ts';
import { findHeader } from '../../../../domain/register/import-header.ts';
import { rosterColumns } from '../../../../domain/register/roster.ts';
import type { ImportResponse, ImportTarget } from '../../../../protocol/register/import.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { office } from '../../../records/words/office.ts';
import type { Lines } from '../../../tables/read-file.ts';
import { formatNumber } from '../../../words/format.ts';
import { kindOfTarget, problemWords } from './problem-words.ts';

/** Squads in the roster that the district does not have; the server lists each once. */
const missingSquads = ({ problems }: ImportResponse): string[] =>
  problems.flatMap(({ code, value }) =>
    code === 'squad_unknown' && value && !value.includes(BROKEN) ? [readName(value)] : [],
  );

/** Row numbers to leave out so that the rest can be imported; none if the whole file has an error. */
function rowsToLeaveOut(report: ImportResponse, lines: Lines): number[] {
  if (report.problems.some(({ row }) => row <= 1)) return [];
  const squads = new Set(missingSquads(report).map(nameKey));
  const { line = 0, at } = findHeader(lines, rosterColumns);
  const place = at.get('squad');
  const ofSquads = lines.flatMap((cells, index) =>
    place !== undefined && index > line && squads.has(nameKey(cells[place] ?? '')) ? [index + 1] : [],
  );
  return [...new Set([...report.problems.map(({ row }) => row), ...ofSquads])];
}

/** Shows what an import would do or did, or every row with an error. */
export function ImportReport(props: {
  target: ImportTarget;
  report: ImportResponse;
  /** The table that was sent; used to find people of missing squads. */
  lines: Lines;
  onAddSquads: (names: readonly string[]) => void;
  onLeaveOut: (rows: readonly number[]) => void;
}) {
  const missing = () => missingSquads(props.report);
  const badRows = () => rowsToLeaveOut(props.report, props.lines);
  const changed = () => props.report.good - props.report.unchanged;
  return (
    <Switch>
      <Match when={props.report.problems.length > 0}>
        <Notice tone="bad" title={office.import.bad(formatNumber(props.report.problems.length))}>
          {office.import.badDetail}
        </Notice>
        <Show when={missing().length}>
          <Notice
            tone="wait"
            icon="squad"
            title={office.import.missingSquads(formatNumber(missing().length), missing().join(office.separator))}
          >
            {office.import.missingSquadsDetail}
          </Notice>
          <Button icon="plus" onClick={() => props.onAddSquads(missing())}>
            {office.import.addSquads(formatNumber(missing().length))}
          </Button>
        </Show>
        <DeskTable
          caption={office.import.problem}
          fileName={office.import.problem}
          rows={props.report.problems}
          columns={[
            {
              key: 'row',
              head: office.import.row,
              rowHead: true,
              value: (problem) => problem.row,
              cell: (problem) => (problem.row > 1 ? problem.row : office.import.wholeFile),
            },
            {
              key: 'column',
              head: office.import.column,
              value: (problem) => (problem.column ? fieldLabel(kindOfTarget[props.target], problem.column) : ''),
            },
            { key: 'value', head: office.import.value, value: (problem) => problem.value ?? office.import.emptyCell },
            { key: 'problem', head: office.import.problem, value: problemWords },
          ]}
        />
        <Show when={badRows().length && props.report.good > 0}>
          <Button onClick={() => props.onLeaveOut(badRows())}>
            {office.import.onlyGood(formatNumber(props.report.good))}
          </Button>
        </Show>
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
