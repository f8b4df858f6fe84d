import type { TaskRow } from '../../../../domain/programme/cell.ts';
import type { Programme, ProgrammeUnit } from '../../../../domain/programme/plan.ts';
import type { Column } from '../../../components/table-model.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { cellText, sumText } from './cell-text.ts';
import { programme as words } from './words.ts';

/** A line of the exported file: the posts of the units, or a task. */
export type SheetRow = { readonly post: 'first' | 'second' | 'liaison' } | { readonly row: TaskRow };

/** The lines of the file: three with the posts, then the tasks. */
export const sheetRows = (rows: readonly TaskRow[]): SheetRow[] => [
  ...(['first', 'second', 'liaison'] as const).map((post) => ({ post })),
  ...rows.map((row) => ({ row })),
];

/** The columns of the file: the task with its stage and deadline, each unit, and how many are complete. */
export function sheetColumns({ stages }: Programme, units: readonly ProgrammeUnit[]): Column<SheetRow>[] {
  const stageOf = (key: string | undefined) => stages.find((stage) => stage.key === key)?.name;
  const ofTask = (read: (row: TaskRow) => string | undefined) => (line: SheetRow) =>
    'row' in line ? read(line.row) : undefined;
  const { columns } = words;
  return [
    {
      key: 'task',
      head: columns.task,
      value: (line) => ('row' in line ? line.row.task.name : fieldLabel('programmeUnit', line.post)),
    },
    { key: 'stage', head: columns.stage, value: ofTask(({ task }) => stageOf(task.stage)) },
    { key: 'due', head: columns.due, value: ofTask(({ task }) => task.due) },
    ...units.map(
      (unit): Column<SheetRow> => ({
        key: unit.id,
        head: unit.name,
        value: (line) => {
          if ('post' in line) return unit[line.post] ?? (line.post === 'liaison' ? undefined : words.undecided);
          const cell = line.row.cells.get(unit.id);
          return cell && cellText(cell);
        },
      }),
    ),
    { key: 'complete', head: columns.complete, value: ofTask(sumText) },
  ];
}
