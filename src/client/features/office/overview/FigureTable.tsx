import { Show } from 'solid-js';
import { figures as units } from '../../../../domain/records/kinds/index.ts';
import type { Amounts, BoardQuery } from '../../../../protocol/figures/board.ts';
import { Card } from '../../../components/Card.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { figureName } from '../../../records/kind-labels.ts';
import { unitWord } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { evidenceHref } from '../../../state/office-client.ts';
import { formatAmount, formatNumber } from '../../../words/format.ts';
import { fileName } from './board-query.ts';
import { isReviewed } from './MonthChart.tsx';

function Verified(props: { amounts: Amounts; query: BoardQuery }) {
  const number = () => formatNumber(props.amounts.verified);
  return (
    <Show when={props.amounts.verified > 0} fallback={number()}>
      <a
        href={evidenceHref(props.amounts.figure, props.query, { verified: 'yes' })}
        aria-label={`${figureName(props.amounts.figure)} ${office.board.verified(number())}`}
      >
        {number()}
      </a>
    </Show>
  );
}

/** Lists every figure with a value, each linked to its records. Figures without records are not shown as zero. */
export function FigureTable(props: { figures: readonly Amounts[]; query: BoardQuery }) {
  return (
    <Card>
      <Show when={props.figures.length} fallback={<p class="note">{office.board.empty}</p>}>
        <DeskTable
          heading
          caption={office.board.figures}
          sortParam="figures"
          fileName={fileName(office.board.figures, props.query)}
          rows={props.figures}
          columns={[
            {
              key: 'figure',
              head: office.board.figure,
              rowHead: true,
              value: (row) => figureName(row.figure),
              cell: (row) => <a href={evidenceHref(row.figure, props.query)}>{figureName(row.figure)}</a>,
            },
            {
              key: 'reported',
              head: office.board.reported,
              number: true,
              value: (row) => row.reported,
              cell: (row) => formatAmount(row.reported, unitWord(units[row.figure])),
            },
            {
              key: 'verified',
              head: office.board.verifiedHead,
              number: true,
              value: (row) => (isReviewed(row.figure) ? row.verified : undefined),
              cell: (row) => (isReviewed(row.figure) ? <Verified amounts={row} query={props.query} /> : '—'),
            },
            {
              key: 'unit',
              head: office.board.unit,
              only: 'file',
              value: (row) => unitWord(units[row.figure]),
            },
            {
              key: 'records',
              head: office.board.records,
              number: true,
              value: (row) => row.records,
              cell: (row) => formatNumber(row.records),
            },
          ]}
        />
      </Show>
    </Card>
  );
}
