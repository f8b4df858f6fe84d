import { Show } from 'solid-js';
import { yearOf } from '../../../domain/day.ts';
import { figures } from '../../../domain/figure.ts';
import type { EvidenceQuery, EvidenceResponse } from '../../../protocol/office.ts';
import { failureText } from '../../parts/failure-text.ts';
import { kindName, unitWord } from '../../parts/kind-words.ts';
import { createToday } from '../../parts/today.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { Spinner } from '../../ui/Progress.tsx';
import { Table } from '../../ui/Table.tsx';
import { common } from '../../words/common.ts';
import { figureWords } from '../../words/figures.ts';
import { formatAmount, formatDay, formatNumber } from '../../words/format.ts';
import { office } from '../../words/office.ts';
import { createEvidence } from './evidence-pages.ts';

type Row = EvidenceResponse['rows'][number];

const by = (row: Row): string => [row.squadName, row.memberName].filter(Boolean).join(' ');
const place = (row: Row): string => row.placeName ?? office.evidence.noPlace;

function State(props: { row: Row }) {
  return (
    <span class="row">
      <Pill tone={props.row.verified ? 'ok' : 'plain'}>
        {props.row.verified ? common.state.verified : office.evidence.toVerify}
      </Pill>
      <Show when={props.row.backEntry}>
        <Pill tone="wait">{common.state.backEntered}</Pill>
      </Show>
    </span>
  );
}

/** The records that add up to a figure, newest first. */
export function EvidenceTable(props: { query: EvidenceQuery }) {
  const today = createToday();
  const evidence = createEvidence(() => props.query);
  const unit = () => unitWord(figures[props.query.figure]);
  return (
    <>
      <Show when={evidence.total()}>
        {(total) => (
          <Table
            caption={office.evidence.total(
              figureWords.figures[total().figure],
              formatAmount(total().reported, unit()),
              formatNumber(total().records),
            )}
            rows={evidence.rows()}
            columns={[
              {
                head: office.evidence.date,
                rowHead: true,
                cell: (row) => (
                  <a
                    href={`/office/records/${row.record}`}
                    aria-label={office.evidence.open(formatDay(row.day), place(row))}
                  >
                    {formatDay(row.day, yearOf(today()))}
                  </a>
                ),
              },
              { head: office.evidence.place, cell: place },
              { head: office.evidence.kind, cell: (row) => row.materialName ?? kindName(row.kind) },
              { head: `${common.field.amount}（${unit()}）`, number: true, cell: (row) => formatNumber(row.quantity) },
              { head: office.evidence.by, cell: by },
              { head: office.evidence.state, cell: (row) => <State row={row} /> },
            ]}
          />
        )}
      </Show>
      <Show when={evidence.total() && evidence.rows().length === 0 && !evidence.loading()}>
        <EmptyState icon="records" title={office.evidence.empty}>
          {office.evidence.emptyHint}
        </EmptyState>
      </Show>
      <Show when={evidence.failure()}>
        {(failure) => (
          <Notice
            tone="wait"
            title={office.fresh.failed}
            action={<Button onClick={evidence.more}>{common.action.retry}</Button>}
          >
            {failureText(failure())}
          </Notice>
        )}
      </Show>
      <Show when={evidence.loading()}>
        <Spinner label={common.loading} />
      </Show>
      <Show when={evidence.total()}>
        {(total) => (
          <div class="row">
            <span class="note">
              {props.query.verified
                ? office.evidence.shownOnly(formatNumber(evidence.rows().length))
                : office.evidence.shown(formatNumber(evidence.rows().length), formatNumber(total().records))}
            </span>
            <Show when={evidence.next() && !evidence.loading()}>
              <Button onClick={evidence.more}>{office.evidence.more}</Button>
            </Show>
          </div>
        )}
      </Show>
    </>
  );
}
