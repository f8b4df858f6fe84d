import { createSignal, For, Show } from 'solid-js';
import { confirmationFaults } from '../../../../domain/learning/change-content.ts';
import type { Confirmation } from '../../../../domain/learning/content.ts';
import { lawText } from '../../../../domain/learning/law.ts';
import { type LawValueId, lawValues } from '../../../../domain/learning/law-values.ts';
import { lawTableOf } from '../../../../domain/learning/shown-law.ts';
import { sourceOf } from '../../../../domain/learning/sources.ts';
import { DateField } from '../../../components/DateField.tsx';
import { createDirtyMark } from '../../../components/dirty.ts';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { usesOf } from './content-rows.ts';
import { basedOn, createSender, type Desk } from './editing.ts';
import { faultText } from './fault-text.ts';
import { words } from './words.ts';

/** A number as people type it; undefined if it is none. */
function numberOf(text: string): number | undefined {
  const value = Number(text.replace(/[,，\s]/g, ''));
  return text.trim() !== '' && Number.isFinite(value) ? value : undefined;
}

/** 确认数值: the form by which a person who compared a value with the law's text says so. */
export function LawForm(props: {
  desk: Desk;
  id: LawValueId;
  name: string;
  look: { readonly checkedOn: string; readonly checkBy: string };
}) {
  const unit = () => lawValues[props.id].unit;
  const entry = props.desk.state().content.law[props.id];
  const before = entry?.own ?? entry?.former;
  const law = sourceOf(lawValues[props.id].law);
  const [value, setValue] = createSignal(before ? String(before.value) : '');
  const [article, setArticle] = createSignal(before?.article === undefined ? '' : String(before.article));
  const [source, setSource] = createSignal(before?.source ?? { title: law.title, by: law.by, date: law.date ?? '' });
  const [name, setName] = createSignal(props.name);
  const [look, setLook] = createSignal(props.look);
  const { action, send } = createSender(props.desk);
  const mark = createDirtyMark();
  const touched = () => {
    action.tell(undefined);
    mark(true);
  };
  const isText = () => unit() === 'day' || unit() === 'words';
  const hint = () => {
    const of = unit();
    return of === 'article' || of === 'day' || of === 'words'
      ? words.fields.valueHints[of]
      : words.fields.valueHints.number(of);
  };
  async function save() {
    const typed = isText() ? value().trim() : numberOf(value());
    if (typed === undefined || (article().trim() && numberOf(article()) === undefined)) {
      return action.refuse(words.law.badNumber);
    }
    const { title, by, date } = source();
    const stands = numberOf(article());
    const own: Confirmation = {
      value: typed,
      ...(stands !== undefined && { article: stands }),
      source: { title: title.trim(), by: by.trim(), ...(date?.trim() && { date: date.trim() }) },
      name: name().trim(),
      ...look(),
    };
    const faults = confirmationFaults(props.id, own);
    if (faults.length > 0) return action.refuse(faultText(faults));
    const asked = { sort: 'law', id: props.id, basedOn: basedOn(props.desk, 'law', props.id) } as const;
    if (await send({ ...asked, change: { act: 'write', own } })) mark(false);
  }
  const uses = () => usesOf(props.desk.state(), props.id);
  return (
    <Form onSubmit={save}>
      <p>{words.law.now(lawText(lawTableOf(props.desk.state().content)[props.id]))}</p>
      <p class="note">{words.law.hint}</p>
      <Show
        when={unit() === 'day'}
        fallback={
          <TextField
            label={words.fields.value}
            hint={hint()}
            inputmode={isText() ? undefined : 'numeric'}
            autocomplete="off"
            maxlength={80}
            value={value()}
            onInput={(text) => {
              setValue(text);
              touched();
            }}
          />
        }
      >
        <DateField
          label={words.fields.value}
          hint={hint()}
          value={value()}
          onInput={(text) => {
            setValue(text);
            touched();
          }}
        />
      </Show>
      <Show when={unit() !== 'article'}>
        <TextField
          label={words.fields.article}
          inputmode="numeric"
          autocomplete="off"
          maxlength={3}
          value={article()}
          onInput={(text) => {
            setArticle(text);
            touched();
          }}
        />
      </Show>
      <For
        each={
          [
            ['title', words.fields.sourceTitle, 100],
            ['by', words.fields.sourceBy, 60],
            ['date', words.fields.sourceDate, 10],
          ] as const
        }
      >
        {([key, label, most]) => (
          <TextField
            label={label}
            autocomplete="off"
            maxlength={most}
            value={source()[key] ?? ''}
            onInput={(text) => {
              setSource((now) => ({ ...now, [key]: text }));
              touched();
            }}
          />
        )}
      </For>
      <TextField
        label={words.fields.name}
        autocomplete="off"
        maxlength={20}
        value={name()}
        onInput={(text) => {
          setName(text);
          touched();
        }}
      />
      <div class="two">
        <DateField
          label={words.fields.checkedOn}
          value={look().checkedOn}
          onInput={(checkedOn) => {
            setLook((now) => ({ ...now, checkedOn }));
            touched();
          }}
        />
        <DateField
          label={words.fields.checkBy}
          value={look().checkBy}
          onInput={(checkBy) => {
            setLook((now) => ({ ...now, checkBy }));
            touched();
          }}
        />
      </div>
      <p class="note">
        {words.law.usedIn}：{uses().join(words.pieces) || words.law.nowhere}
      </p>
      <ActionNotice of={action} />
      <SubmitRow look="primary" busy={action.busy()} label={words.law.title} />
    </Form>
  );
}
