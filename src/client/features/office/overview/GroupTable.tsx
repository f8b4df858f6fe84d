import { Show } from 'solid-js';
import type { Figure } from '../../../../domain/records/kinds/index.ts';
import { type BoardQuery, type BoardResponse, NONE } from '../../../../protocol/figures/board.ts';
import { Card } from '../../../components/Card.tsx';
import { compareNames } from '../../../records/compare-names.ts';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { figureName } from '../../../records/kind-labels.ts';
import { office } from '../../../records/words/office.ts';
import { evidenceHref } from '../../../state/office-client.ts';
import { formatNumber } from '../../../words/format.ts';
import { amountOf } from './amounts.ts';
import { fileName } from './board-query.ts';

const shown = ['leaflet.distributed', 'event.held', 'event.consultation'] as const satisfies readonly Figure[];

/** `id` is null for records without a group. */
export interface Group extends Omit<BoardResponse['towns'][number], 'id'> {
  readonly id: string | null;
}

/** Sorts by name, never by figures: this is not a ranking. */
const byName = (a: Group, b: Group): number =>
  Number(a.id === null) - Number(b.id === null) || compareNames(a.name ?? '', b.name ?? '');

/** Towns, squads, campaigns or occasions with some of their figures. */
export function GroupTable(props: {
  title: string;
  groups: readonly Group[];
  /** Label for records without a group. */
  nameless: string;
  by: 'town' | 'squad' | 'campaign' | 'occasion';
  query: BoardQuery;
}) {
  const rows = () => [...props.groups].sort(byName);
  const cell = (group: Group, figure: Figure) => {
    const { reported } = amountOf(group.figures, figure);
    return (
      <Show when={reported > 0} fallback={formatNumber(reported)}>
        <a
          href={evidenceHref(figure, props.query, { [props.by]: group.id ?? NONE })}
          aria-label={`${group.name ?? props.nameless} ${figureName(figure)} ${formatNumber(reported)}`}
        >
          {formatNumber(reported)}
        </a>
      </Show>
    );
  };
  return (
    <Card class="board-groups">
      <DeskTable
        heading
        caption={props.title}
        sortParam={`${props.by}s`}
        fileName={fileName(props.title, props.query)}
        rows={rows()}
        columns={[
          { key: 'name', head: props.title, rowHead: true, value: (row) => row.name ?? props.nameless },
          ...shown.map((figure) => ({
            key: figure,
            head: figureName(figure),
            number: true,
            value: (row: Group) => amountOf(row.figures, figure).reported,
            sum: (total: number) => (
              <Show when={total > 0} fallback={formatNumber(total)}>
                <a href={evidenceHref(figure, props.query)} aria-label={`${figureName(figure)} ${formatNumber(total)}`}>
                  {formatNumber(total)}
                </a>
              </Show>
            ),
            cell: (row: Group) => cell(row, figure),
          })),
        ]}
      />
      <p class="note">{office.board.groupsNote}</p>
    </Card>
  );
}
