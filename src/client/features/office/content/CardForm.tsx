import { createSignal, For } from 'solid-js';
import { type Part, partNames, parts, type ShownCard, type Topic, topics } from '../../../../domain/learning/card.ts';
import { ownCardFaults } from '../../../../domain/learning/change-content.ts';
import type { OwnCard, OwnSource } from '../../../../domain/learning/content.ts';
import { type HotlineNumber, hotlines } from '../../../../domain/learning/hotline.ts';
import { lawText } from '../../../../domain/learning/law.ts';
import { isLawValueId, lawValues } from '../../../../domain/learning/law-values.ts';
import { readLines, readSources, writeLines, writeSources } from '../../../../domain/learning/own-text.ts';
import { lawTableOf } from '../../../../domain/learning/shown-law.ts';
import { sourceOf } from '../../../../domain/learning/sources.ts';
import { MAX_LINE, MAX_LINES, MAX_TITLE } from '../../../../protocol/pages/content.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { createDirtyMark } from '../../../components/dirty.ts';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { basedOn, createSender, type Desk } from './editing.ts';
import { faultText } from './fault-text.ts';
import { words } from './words.ts';

/** The words of a card as they are edited. */
interface Draft {
  readonly topic: Topic;
  readonly title: string;
  readonly summary: string;
  readonly words: string;
  readonly parts: Readonly<Record<Part, string>>;
  readonly calls: readonly HotlineNumber[];
  readonly sources: string;
  readonly checkedOn: string;
  readonly checkBy: string;
}

const perPart = (text: (part: Part) => string) =>
  Object.fromEntries(parts.map((part) => [part, text(part)])) as Record<Part, string>;

/** Writes a card that readers see as a draft, with its sources in the order in which they are named. */
function draftOf(card: ShownCard, look: Pick<Draft, 'checkedOn' | 'checkBy'>): Draft {
  const cited: OwnSource[] = [];
  const numberOf = (source: OwnSource): number => {
    const at = cited.findIndex(({ title, by }) => title === source.title && by === source.by);
    return at < 0 ? cited.push(source) - 1 : at;
  };
  const texts = perPart((part) =>
    writeLines(
      card.blocks
        .filter((block) => block.part === part)
        .flatMap(({ lines }) => lines)
        .map((line) => ({
          text: line.text,
          ...(line.sort === 'fact' && { source: numberOf(sourceOf(line.source)) }),
        })),
    ),
  );
  return {
    ...{ topic: card.topic, title: card.title, summary: card.summary, words: card.words.join(' '), parts: texts },
    calls: card.blocks.flatMap(({ calls }) => calls ?? []),
    sources: writeSources(cited),
    ...look,
  };
}

const emptyDraft = (look: Pick<Draft, 'checkedOn' | 'checkBy'>): Draft => ({
  ...{ topic: 'drugs', title: '', summary: '', words: '', parts: perPart(() => ''), calls: ['110'], sources: '' },
  ...look,
});

const cardOf = (draft: Draft): OwnCard => ({
  topic: draft.topic,
  title: draft.title.trim(),
  summary: draft.summary.trim(),
  words: draft.words.split(/\s+/).filter((word) => word !== ''),
  parts: Object.fromEntries(
    parts.flatMap((part) => {
      const lines = readLines(draft.parts[part]);
      return lines.length > 0 ? [[part, lines]] : [];
    }),
  ),
  calls: draft.calls,
  sources: readSources(draft.sources),
  checkedOn: draft.checkedOn,
  checkBy: draft.checkBy,
});

/** The names that stand for values of the law, for the writer to copy. */
function LawValueList(props: { desk: Desk }) {
  const table = () => lawTableOf(props.desk.state().content);
  return (
    <details>
      <summary>{words.fields.lawValues}</summary>
      <p class="note">{words.fields.lawValuesHint}</p>
      <ul class="law-list">
        <For each={Object.keys(lawValues).filter(isLawValueId)}>
          {(id) => (
            <li>
              <code>{`{${id}}`}</code> {table()[id].about}：{lawText(table()[id])}
            </li>
          )}
        </For>
      </ul>
    </details>
  );
}

/** A card in the office's own words, new or in place of the product's. */
export function CardForm(props: {
  desk: Desk;
  id: string;
  /** The card that is shown now; none for a new one. */
  card: ShownCard | undefined;
  look: { readonly checkedOn: string; readonly checkBy: string };
}) {
  const [draft, setDraft] = createSignal(props.card ? draftOf(props.card, props.look) : emptyDraft(props.look));
  const { action, send } = createSender(props.desk);
  const mark = createDirtyMark();
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    action.tell(undefined);
    mark(true);
  };
  async function save() {
    const own = cardOf(draft());
    const faults = ownCardFaults(props.id, own);
    if (faults.length > 0) return action.refuse(faultText(faults));
    const version = basedOn(props.desk, 'card', props.id);
    if (await send({ sort: 'card', id: props.id, basedOn: version, change: { act: 'write', own } })) mark(false);
  }
  return (
    <Form onSubmit={save}>
      <TextField
        label={words.fields.title}
        maxlength={MAX_TITLE}
        value={draft().title}
        onInput={(title) => change({ title })}
      />
      <Select
        label={words.fields.topic}
        value={draft().topic}
        options={Object.entries(topics).map(([value, label]) => ({ value, label }))}
        onInput={(topic) => change({ topic: topic as Topic })}
      />
      <TextField
        label={words.fields.summary}
        hint={words.fields.summaryHint}
        value={draft().summary}
        onInput={(summary) => change({ summary })}
      />
      <p class="note">{words.fields.partHint}</p>
      <For each={parts}>
        {(part) => (
          <TextArea
            label={words.fields.part(partNames[part])}
            maxlength={(MAX_LINE + 8) * MAX_LINES}
            value={draft().parts[part]}
            onInput={(text) => change({ parts: { ...draft().parts, [part]: text } })}
          />
        )}
      </For>
      <fieldset class="field">
        <legend class="field-label">{words.fields.calls}</legend>
        <For each={Object.values(hotlines)}>
          {({ number, name }) => (
            <Checkbox
              label={`${name} ${number}`}
              checked={draft().calls.includes(number)}
              onInput={(on) =>
                change({ calls: on ? [...draft().calls, number] : draft().calls.filter((each) => each !== number) })
              }
            />
          )}
        </For>
      </fieldset>
      <TextArea
        label={words.fields.sources}
        hint={words.fields.sourcesHint}
        value={draft().sources}
        onInput={(sources) => change({ sources })}
      />
      <LawValueList desk={props.desk} />
      <TextField
        label={words.fields.words}
        hint={words.fields.wordsHint}
        maxlength={120}
        value={draft().words}
        onInput={(text) => change({ words: text })}
      />
      <div class="two">
        <DateField
          label={words.fields.checkedOn}
          value={draft().checkedOn}
          onInput={(checkedOn) => change({ checkedOn })}
        />
        <DateField label={words.fields.checkBy} value={draft().checkBy} onInput={(checkBy) => change({ checkBy })} />
      </div>
      <ActionNotice of={action} />
      <SubmitRow look="primary" busy={action.busy()} label={words.save} />
    </Form>
  );
}
