import { createFigureEdits } from '../../../figures/figure-edits.ts';
import './statements.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { entryFor, topics } from '../../../../domain/figures/catalogue.ts';
import { statedValue } from '../../../../domain/figures/stated-value.ts';
import { statementOfYear, wholeDistrict } from '../../../../domain/figures/year-statement.ts';
import { may } from '../../../../domain/records/permission.ts';
import { textField } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { Select } from '../../../components/Select.tsx';
import { figureUnit, nameOf, topicName } from '../../../figures/figure-text.ts';
import { type Column, DeskTable } from '../../../records/DeskTable.tsx';
import { createNamesOf } from '../../../records/names.ts';
import { StatePill } from '../../../records/StatePill.tsx';
import { createToday } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { toSearch } from '../../../state/office-client.ts';
import { createReferences, type LocalRecord, recordState } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { formatAmount, formatNumber } from '../../../words/format.ts';
import { StatementForm } from './StatementForm.tsx';
import { periodText, sourceText, valueText } from './statement-text.ts';
import { statements as words } from './words.ts';

const field = ({ record }: LocalRecord, name: string): string => textField(record, name) ?? '';
const given = ({ record }: LocalRecord) => statedValue(record.fields);

function Value(props: { of: LocalRecord }) {
  const missing = () => {
    const value = given(props.of);
    return value && 'missing' in value ? value.missing : undefined;
  };
  const text = () => {
    const value = given(props.of);
    return value && 'number' in value
      ? formatAmount(value.number, figureUnit(field(props.of, 'figure')))
      : valueText(value);
  };
  return (
    <Show when={missing()} fallback={text()}>
      {(reason) => (
        <span class="statement-missing">
          <Pill tone="wait">{words.missing}</Pill> {reason()}
        </span>
      )}
    </Show>
  );
}

/** 填报数: values that somebody states with their source, as a list with a form. */
export default function StatementsPage() {
  createFigureEdits();
  const { session } = useClient();
  const today = createToday();
  const all = createReferences('statement');
  const [address, setAddress] = useSearchParams<{
    topic?: string;
    year?: string;
    open?: string;
    add?: string;
    of?: string;
  }>();
  const [adding, setAdding] = createSignal(false);
  const mayWrite = () => may(session.identity()?.actor.role ?? 'volunteer', 'write:statement');
  const mayImport = () => may(session.identity()?.actor.role ?? 'volunteer', 'history.import');
  const ids = createMemo(() =>
    (all() ?? []).flatMap(({ record }) => [record.author, textField(record, 'place')].filter((id) => id !== undefined)),
  );
  const names = createNamesOf(ids);
  const years = createMemo(() =>
    [...new Set((all() ?? []).map((each) => field(each, 'to').slice(0, 4)))].sort().reverse(),
  );
  const rows = createMemo(() =>
    (all() ?? [])
      .filter(
        (each) =>
          (!address.topic || entryFor(field(each, 'figure'))?.topic === address.topic) &&
          (!address.year || field(each, 'to').startsWith(address.year)),
      )
      .sort((a, b) => (field(a, 'to') < field(b, 'to') ? 1 : -1)),
  );
  /** The figure and year that a report asks for. */
  const asked = createMemo(() => {
    const [entry, year] = [entryFor(address.add ?? ''), Number(address.of)];
    return entry && Number.isInteger(year) ? { entry, year } : undefined;
  });
  const open = () => {
    const [wanted, list] = [asked(), all()];
    if (!wanted || !list) return address.open ? list?.find(({ id }) => id === address.open) : undefined;
    const records = list.map(({ record }) => record);
    const found = statementOfYear(records, wanted.entry, wanted.year, wholeDistrict);
    return found && list.find(({ id }) => id === found.id);
  };
  const isOpen = () => adding() || (mayWrite() && all() !== undefined && (open() ?? asked()) !== undefined);
  const title = () => {
    const local = open();
    return local && !adding() ? words.edit(nameOf(field(local, 'figure'))) : words.add;
  };
  const close = () => {
    setAdding(false);
    setAddress({ open: undefined, add: undefined, of: undefined });
  };
  const subject = (each: LocalRecord) =>
    names.place(field(each, 'place') || undefined) ?? (field(each, 'body') || words.district);
  const columns = (): Column<LocalRecord>[] => [
    {
      key: 'figure',
      head: words.columns.figure,
      value: (each) => nameOf(field(each, 'figure')),
      rowHead: true,
      ...(mayWrite()
        ? { href: ({ id }: LocalRecord) => `?${toSearch({ topic: address.topic, year: address.year, open: id })}` }
        : {}),
    },
    {
      key: 'value',
      head: words.columns.value,
      value: (each) => {
        const value = given(each);
        return value && 'number' in value ? value.number : valueText(value);
      },
      cell: (each) => <Value of={each} />,
      end: true,
    },
    { key: 'unit', head: words.columns.unit, value: (each) => figureUnit(field(each, 'figure')), only: 'file' },
    {
      key: 'period',
      head: words.columns.period,
      value: (each) => `${field(each, 'from')} ${field(each, 'to')}`,
      cell: (each) => periodText(field(each, 'from'), field(each, 'to')),
    },
    { key: 'subject', head: words.columns.subject, value: subject },
    { key: 'source', head: words.columns.source, value: ({ record }) => sourceText(record) },
    {
      key: 'by',
      head: words.columns.by,
      value: ({ record }) => names.name(record.author ?? session.identity()?.actor.member),
    },
    {
      key: 'state',
      head: words.columns.state,
      only: 'screen',
      cell: (each) => <StatePill state={recordState(each, new Set())} />,
    },
  ];
  return (
    <>
      <PageHeader
        title={words.title}
        trailing={<span class="note">{all() ? words.count(formatNumber(all()?.length ?? 0)) : ''}</span>}
      />
      <p class="note">{words.about}</p>
      <Show when={mayWrite()}>
        <div class="row no-print">
          <Button look="primary" icon="plus" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
          <LinkButton icon="upload" href="/office/statements/grid">
            {words.grid}
          </LinkButton>
          <Show when={mayImport()}>
            <LinkButton icon="upload" href="/office/statements/history">
              {words.history}
            </LinkButton>
          </Show>
        </div>
      </Show>
      <Switch fallback={<Spinner label={words.loading} />}>
        <Match when={all()?.length === 0}>
          <EmptyState icon="edit" title={words.none}>
            {words.noneHint}
          </EmptyState>
        </Match>
        <Match when={all()}>
          <div class="statements-filter no-print">
            <Select
              label={words.topic}
              value={address.topic ?? ''}
              empty={words.allTopics}
              options={topics.map((value) => ({ value, label: topicName(value) }))}
              onInput={(topic) => setAddress({ topic: topic || undefined }, { replace: true })}
            />
            <Select
              label={words.year}
              value={address.year ?? ''}
              empty={words.allYears}
              options={years().map((value) => ({ value, label: words.inYear(Number(value)) }))}
              onInput={(year) => setAddress({ year: year || undefined }, { replace: true })}
            />
          </div>
          <Card>
            <DeskTable
              hideCaption
              caption={words.title}
              columns={columns()}
              rows={rows()}
              sortParam="sort"
              fileName={words.title}
            />
            <Show when={rows().length === 0}>
              <EmptyState icon="search" title={words.nothing} />
            </Show>
          </Card>
        </Match>
      </Switch>
      <Dialog open={isOpen()} onClose={close} title={title()} closeLabel={common.action.close}>
        <StatementForm
          record={adding() ? undefined : open()?.record}
          asked={adding() ? undefined : asked()}
          today={today()}
          onDone={close}
        />
      </Dialog>
    </>
  );
}
