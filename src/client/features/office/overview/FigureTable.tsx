import { Show } from 'solid-js';
import { type Figure, figures as units } from '../../../../domain/records/kinds/index.ts';
import type { Amounts, BoardQuery } from '../../../../protocol/figures/board.ts';
import { Card } from '../../../components/Card.tsx';
import { Table } from '../../../components/Table.tsx';
import { figureName, unitWord } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { formatAmount, formatNumber } from '../../../words/format.ts';
import { evidenceHref } from './board-query.ts';

/** Figures entered by the office itself. Nobody reviews them, so they have no unverified part. */
const unreviewed: Partial<Record<Figure, true>> = { 'material.printed': true };

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
    <Card title={office.board.figures}>
      <Show when={props.figures.length} fallback={<p class="note">{office.board.empty}</p>}>
        <Table
          hideCaption
          caption={office.board.table(office.board.figures)}
          rows={props.figures}
          columns={[
            {
              head: office.board.figure,
              rowHead: true,
              cell: (row) => <a href={evidenceHref(row.figure, props.query)}>{figureName(row.figure)}</a>,
            },
            {
              head: office.board.reported,
              number: true,
              cell: (row) => formatAmount(row.reported, unitWord(units[row.figure])),
            },
            {
              head: office.board.verifiedHead,
              number: true,
              cell: (row) => (row.figure in unreviewed ? '—' : <Verified amounts={row} query={props.query} />),
            },
            { head: office.board.records, number: true, cell: (row) => formatNumber(row.records) },
          ]}
        />
      </Show>
    </Card>
  );
}
