import { Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { figures, kindOf } from '../../../../domain/records/kinds/index.ts';
import { ALL_RECORDS, type EvidenceQuery, type EvidenceResponse } from '../../../../protocol/figures/board.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { nameOf } from '../../../figures/figure-text.ts';
import { type Column, DeskTable } from '../../../records/DeskTable.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { headline } from '../../../records/headline.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { kindName, unitWord } from '../../../records/kind-words.ts';
import { createToday } from '../../../records/today.ts';
import { valueText } from '../../../records/value-text.ts';
import { office } from '../../../records/words/office.ts';
import { common } from '../../../words/common.ts';
import { formatAmount, formatDay, formatNumber } from '../../../words/format.ts';
import { fileName } from './board-query.ts';
import { createEvidence, MAX_EVIDENCE } from './evidence-pages.ts';

type Row = EvidenceResponse['rows'][number];

const importText = ({ imported }: Row): string =>
  imported ? office.record.imported(imported.file, formatNumber(imported.row)) : '';
const by = (row: Row): string => [row.squadName, row.memberName].filter(Boolean).join(' ') || importText(row);
const place = (row: Row): string => row.placeName ?? office.evidence.noPlace;

const stateWords = (row: Row): string => (row.verified ? common.state.verified : office.evidence.toVerify);

function State(props: { row: Row }) {
  return (
    <span class="row">
      <Pill tone={props.row.verified ? 'ok' : 'plain'}>{stateWords(props.row)}</Pill>
      <Show when={props.row.backEntry}>
        <Pill tone="wait">{common.state.backEntered}</Pill>
      </Show>
    </span>
  );
}

const title = (row: Row): string => headline(row, { name: (id) => (id ? row.names?.[id] : undefined) });

/** The kind, choices and counts that a record's headline leaves out. */
function details({ kind, fields }: Row): string {
  const parts = Object.entries(kindOf(kind).fields).flatMap(([field, { type }]) => {
    if (type !== 'choice' && type !== 'count') return [];
    const text = valueText(kind, field, fields, () => undefined);
    return text === undefined ? [] : [office.record.fieldNow(fieldLabel(kind, field), text)];
  });
  return [kindName(kind), ...parts].join(' · ');
}

/** A record in two lines: headline, then choices and counts. */
function Content(props: { row: Row }) {
  return (
    <span class="evidence-content">
      {title(props.row)}
      <small class="note">{details(props.row)}</small>
    </span>
  );
}

/** Describes the sum of the listed records. */
function totalWords({ figure, verified: only }: EvidenceQuery, total: EvidenceResponse['total']): string {
  const { reported, verified, records } = total;
  const amount = only === 'yes' ? verified : only === 'no' ? reported - verified : reported;
  if (figure === ALL_RECORDS) return office.evidence.recordsTotal(formatNumber(amount));
  const text = formatAmount(amount, unitWord(figures[figure]));
  const name = nameOf(figure);
  if (only) return office.evidence.part(name, only === 'yes' ? common.state.verified : office.evidence.toVerify, text);
  return office.evidence.total(name, text, formatNumber(records));
}

/** The records that add up to a figure, newest first. Sorting and files take all of them. */
export function EvidenceTable(props: { query: EvidenceQuery; sorted: boolean }) {
  const today = createToday();
  const evidence = createEvidence(
    () => props.query,
    () => props.sorted,
  );
  const figure = () => props.query.figure;
  /** Leave the column out if each record counts as one. */
  const quantity = (): Column<Row>[] => {
    const counted = figure();
    if (counted === ALL_RECORDS) return [];
    const head = common.field.amount + common.brackets(unitWord(figures[counted]));
    const isWhole = evidence.total() !== undefined && !evidence.hasMore() && !evidence.isCut();
    return [
      {
        key: 'quantity',
        head,
        number: true,
        value: (row) => row.quantity,
        cell: (row) => formatNumber(row.quantity),
        ...(isWhole ? { sum: formatNumber } : {}),
      },
    ];
  };
  const name = () => {
    const asked = figure();
    return fileName(asked === ALL_RECORDS ? office.evidence.records : nameOf(asked), props.query);
  };
  return (
    <>
      <Show when={evidence.total()}>
        {(total) => (
          <DeskTable
            caption={totalWords(props.query, total())}
            sortParam="sort"
            fileName={name()}
            allRows={evidence.all}
            rows={evidence.rows()}
            columns={[
              {
                key: 'day',
                head: office.evidence.date,
                rowHead: true,
                value: (row) => row.day,
                cell: (row) => formatDay(row.day, yearOf(today())),
                href: (row) => `/office/records/${row.record}`,
                linkLabel: (row) => office.evidence.open(formatDay(row.day), place(row)),
              },
              { key: 'place', head: office.evidence.place, value: place },
              {
                key: 'content',
                head: office.evidence.kind,
                first: true,
                value: title,
                cell: (row) => <Content row={row} />,
              },
              { key: 'detail', head: office.evidence.detail, only: 'file', value: details },
              ...quantity(),
              { key: 'by', head: office.evidence.by, only: 'screen', value: by },
              { key: 'squad', head: office.evidence.squad, only: 'file', value: (row) => row.squadName ?? '' },
              { key: 'member', head: office.evidence.by, only: 'file', value: (row) => row.memberName ?? '' },
              {
                key: 'state',
                head: office.evidence.state,
                end: true,
                value: stateWords,
                cell: (row) => <State row={row} />,
              },
              { key: 'imported', head: office.record.importedHead, only: 'file', value: importText },
              {
                key: 'late',
                head: common.state.backEntered,
                only: 'file',
                value: (row) => (row.backEntry ? common.state.backEntered : ''),
              },
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
      <Show when={evidence.isCut()}>
        <Notice tone="plain" title={office.evidence.most(formatNumber(MAX_EVIDENCE))} />
      </Show>
      <Show when={evidence.total()}>
        {(total) => (
          <div class="row no-print">
            <span class="note">
              {props.query.verified
                ? office.evidence.shownOnly(formatNumber(evidence.rows().length))
                : office.evidence.shown(formatNumber(evidence.rows().length), formatNumber(total().records))}
            </span>
            <Show when={evidence.hasMore() && !evidence.loading()}>
              <Button onClick={evidence.more}>{office.evidence.more}</Button>
            </Show>
          </div>
        )}
      </Show>
    </>
  );
}
