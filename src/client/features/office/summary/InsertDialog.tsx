import { createMemo, createSignal, For, Show } from 'solid-js';
import { ways } from '../../../../domain/reports/template.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { entriesByName, figureNames } from '../../../reports/figure-names.ts';
import { common } from '../../../words/common.ts';
import { summary as words } from './words.ts';

/** Most figures that are listed at once. */
const MAX_SHOWN = 30;

/** 插入数字: finds a figure by its Chinese name or definition, and says in which reports it is used. */
export function InsertDialog(props: {
  readonly usedIn: (name: string) => readonly string[];
  readonly onClose: () => void;
  readonly onInsert: (mark: string) => void;
}) {
  const [query, setQuery] = createSignal('');
  const [way, setWay] = createSignal('');
  const asked = () => query().trim();
  const found = createMemo(() =>
    [...entriesByName()].filter(([name, { id }]) => `${name} ${figureNames().definitionOf(id)}`.includes(asked())),
  );
  /** A name in the query that is fit for a slot. */
  const slot = () => asked().replace(/[{}|\s]/g, '');
  return (
    <Dialog open onClose={props.onClose} title={words.editor.insert.open} closeLabel={common.action.close}>
      <TextField
        type="search"
        label={words.editor.insert.search}
        hint={words.editor.insert.hint}
        value={query()}
        onInput={setQuery}
      />
      <Select
        label={words.editor.insert.way}
        value={way()}
        empty={words.editor.insert.plain}
        options={Object.keys(ways).map((value) => ({ value, label: value }))}
        onInput={setWay}
      />
      <ul class="list summary-found">
        <For each={found().slice(0, MAX_SHOWN)}>
          {([name, entry]) => (
            <li>
              <Button look="quiet" wide onClick={() => props.onInsert(way() ? `${name}|${way()}` : name)}>
                <span class="summary-found-words">
                  <b>{name}</b> {figureNames().unitOf(entry)}
                  <small>{figureNames().definitionOf(entry.id)}</small>
                  <Show when={props.usedIn(name).length}>
                    <small>{words.editor.insert.used(props.usedIn(name).join('、'))}</small>
                  </Show>
                </span>
              </Button>
            </li>
          )}
        </For>
      </ul>
      <Show when={found().length > MAX_SHOWN}>
        <p class="hint">{words.editor.insert.more}</p>
      </Show>
      <Show when={!found().length}>
        <p>{words.editor.insert.none}</p>
      </Show>
      <Show when={slot()}>
        {(name) => (
          <Button icon="edit" onClick={() => props.onInsert(`待写 ${name()}`)}>
            {words.editor.insert.slot(name())}
          </Button>
        )}
      </Show>
    </Dialog>
  );
}
