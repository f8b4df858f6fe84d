import './statements.css';
import { createEffect, createMemo, createResource, createSignal, on, Show } from 'solid-js';
import { type Topic, topics } from '../../../../domain/figures/catalogue.ts';
import { valueFields } from '../../../../domain/figures/stated-value.ts';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { createDirtyMark } from '../../../components/dirty.ts';
import { Form, SubmitRow } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { topicName } from '../../../figures/figure-text.ts';
import { statedByTopic } from '../../../figures/stated-names.ts';
import { failureText } from '../../../records/failure-text.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { PlacePicker } from '../../../records/places/PlacePicker.tsx';
import { createToday } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { createReferences } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { GridTable } from './GridTable.tsx';
import { type CellFault, cellFields, createGrid, fromDraft, type GridState, readCell, toDraft } from './grid.ts';
import { statements as words } from './words.ts';

const DRAFT = 'statements/grid';
const FIRST_YEAR = 2000;
/** Years that stand side by side at first. */
const COLUMNS = 3;

const label = (field: string): string => fieldLabel('statement', field);

type Told = { readonly tone: 'ok' | 'bad'; readonly title: string; readonly detail?: string };

function GridForm(props: { readonly initial: GridState; readonly kept: boolean }) {
  const commands = useCommands();
  const mark = createDirtyMark();
  const today = createToday();
  const all = createReferences('statement');
  const stored = createMemo(() => (all() ?? []).map(({ record }) => record));
  const grid = createGrid(props.initial, stored);
  const [faults, setFaults] = createSignal<Readonly<Record<string, CellFault>>>({});
  const [told, setTold] = createSignal<Told>();
  const [whoMissing, setWhoMissing] = createSignal(false);
  const [saving, setSaving] = createSignal(false);
  const field = (name: keyof GridState['fields']) => grid.state.fields[name];
  const years = () =>
    Array.from({ length: yearOf(today()) - FIRST_YEAR + 2 }, (_, i) => String(FIRST_YEAR + i)).reverse();
  /** The figures of the chosen topic, and others with typed texts, as after pasting a table of several topics. */
  const shown = createMemo(
    () => {
      const typed = new Set(Object.keys(grid.state.cells).map((key) => key.split('/')[0]));
      return statedByTopic().flatMap(({ topic, figures }) =>
        topic === field('topic') ? figures : figures.filter((id) => typed.has(id)),
      );
    },
    undefined,
    { equals: (a, b) => a.join() === b.join() },
  );
  const isDirty = () => Object.keys(grid.state.cells).length > 0 || grid.state.left.length > 0;
  createEffect(
    on(
      () => JSON.stringify(toDraft(grid.state)),
      () => {
        mark(isDirty());
        void (isDirty() ? commands.saveDraft(DRAFT, toDraft(grid.state)) : commands.discardDraft(DRAFT));
      },
      { defer: true },
    ),
  );
  const paste = (text: string, at: { figure: string; year: number }) => {
    setTold(grid.paste(text, shown(), at) ? undefined : { tone: 'bad', title: words.paste.tooLong });
  };
  const discard = () => {
    grid.clear();
    setFaults({});
    setTold(undefined);
  };

  /** Saves all changed cells, or none if one of them is wrong. */
  async function save() {
    if (saving()) return;
    const changed = grid.changed();
    const read = changed.map((cell) => ({ cell, value: readCell(cell) }));
    const wrong = read.flatMap(({ cell, value }) => (typeof value === 'string' ? [[cell.key, value] as const] : []));
    setFaults(Object.fromEntries(wrong));
    const isSourced =
      field('who').trim() !== '' || read.every(({ value }) => typeof value === 'object' && 'missing' in value);
    setWhoMissing(!isSourced);
    if (wrong.length) {
      setTold({ tone: 'bad', title: words.paste.wrong(wrong.length), detail: words.paste.wrongHint });
      return;
    }
    if (!isSourced) {
      setTold({ tone: 'bad', title: words.paste.needsWho });
      return;
    }
    if (!changed.length) {
      grid.settle(Object.keys(grid.state.cells));
      setTold({ tone: 'ok', title: words.paste.nothing });
      return;
    }
    setSaving(true);
    // An empty field of the source clears nothing of a value that is corrected.
    const source = Object.fromEntries(
      (['who', 'document', 'dated', 'place', 'body'] as const)
        .map((name) => [name, field(name).trim()])
        .filter(([, given]) => given !== ''),
    );
    let count = 0;
    for (const { cell, value } of read) {
      if (typeof value === 'string') continue;
      const fields = { ...cellFields(cell, today()), ...source, ...valueFields(value) };
      const saved = cell.before
        ? await commands.editRecord(cell.before.id, fields)
        : await commands.createRecord('statement', fields);
      if (!saved.ok) {
        setTold({ tone: 'bad', title: failureText(saved.error), detail: words.paste.stopped(count) });
        break;
      }
      count += 1;
      grid.settle([cell.key]);
    }
    setSaving(false);
    if (count < read.length) return;
    grid.settle(Object.keys(grid.state.cells));
    setTold({ tone: 'ok', title: words.paste.saved(count) });
  }

  const year = (name: 'first' | 'last') => (
    <Select
      label={name === 'first' ? words.paste.from : words.paste.to}
      value={field(name)}
      options={years().map((value) => ({ value, label: words.inYear(Number(value)) }))}
      onInput={(value) => grid.set(name, value)}
    />
  );
  const text = (name: 'who' | 'document' | 'body', required?: boolean, error?: string) => (
    <TextField
      autocomplete="off"
      maxlength={name === 'document' ? 120 : 60}
      label={label(name)}
      value={field(name)}
      onInput={(value) => grid.set(name, value)}
      required={required}
      error={error}
    />
  );
  return (
    <Form onSubmit={() => void save()}>
      <Show when={props.kept && isDirty()}>
        <Notice tone="plain" title={words.paste.kept} />
      </Show>
      <p class="note">{words.paste.hint}</p>
      <div class="statements-filter">
        <Select
          label={words.topic}
          value={field('topic')}
          options={topics.map((value) => ({ value, label: topicName(value) }))}
          onInput={(topic) => grid.set('topic', topic as Topic)}
        />
        {year('first')}
        {year('last')}
      </div>
      <Card title={words.paste.source}>
        <div class="statements-filter">
          {text('who', true, whoMissing() ? words.paste.needsWho : undefined)}
          {text('document')}
          <DateField
            label={label('dated')}
            max={today()}
            value={field('dated')}
            onInput={(value) => grid.set('dated', value)}
          />
          <PlacePicker
            label={label('place')}
            value={field('place') || undefined}
            onInput={(place) => grid.set('place', place ?? '')}
          />
          {text('body')}
        </div>
        <p class="note">{words.form.subjectHint}</p>
      </Card>
      <Show when={grid.state.left.length}>
        <Notice tone="wait" title={words.paste.left(grid.state.left.length)}>
          {words.paste.leftHint}
          <span class="statement-left">{grid.state.left.join('\n')}</span>
        </Notice>
      </Show>
      <Card>
        <Show when={all()} fallback={<Spinner label={words.loading} />}>
          <GridTable grid={grid} figures={shown()} faults={faults()} onPaste={paste} />
        </Show>
      </Card>
      <Show when={told()}>
        {(said) => (
          <Notice tone={said().tone} title={said().title}>
            {said().detail}
          </Notice>
        )}
      </Show>
      <SubmitRow label={common.action.save} look="primary" busy={saving()}>
        <Show when={isDirty()}>
          <Button look="quiet" onClick={discard}>
            {words.paste.discard}
          </Button>
        </Show>
      </SubmitRow>
    </Form>
  );
}

/** 按年份填表: figures by year, typed or pasted from a spreadsheet. */
export default function GridPage() {
  const { store } = useClient();
  const today = createToday();
  const [draft] = createResource(async () => fromDraft(await store.draft(DRAFT)) ?? null);
  const fresh = (): GridState => ({
    fields: {
      ...{ topic: 'resources', who: '', document: '', dated: '', place: '', body: '' },
      first: String(yearOf(today()) - COLUMNS + 1),
      last: String(yearOf(today())),
    },
    cells: {},
    left: [],
  });
  return (
    <>
      <PageHeader title={words.paste.title} back={{ href: '/office/statements', label: words.title }} />
      <Show when={draft.state === 'ready'} fallback={<Spinner label={words.loading} />}>
        <GridForm initial={draft() ?? fresh()} kept={Boolean(draft())} />
      </Show>
    </>
  );
}
