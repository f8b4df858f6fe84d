import { For, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { isArchived } from '../../../../domain/records/kinds/material.ts';
import { AmountField } from '../../../components/AmountField.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Select } from '../../../components/Select.tsx';
import { events as words } from '../../../events/words.ts';
import { unitWord } from '../../../records/kind-words.ts';
import { namedOptions } from '../../../records/named-options.ts';
import { createReferences } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';

/** A material handed out at an event; the material may not be chosen yet. */
export interface Used {
  readonly material: Id | undefined;
  readonly quantity: number | undefined;
}

/** The materials handed out at an event, a material and its amount each. */
export function MaterialsUsed(props: {
  readonly used: readonly Used[];
  readonly onInput: (used: readonly Used[]) => void;
}) {
  const materials = createReferences('material');
  const names = () =>
    namedOptions(
      materials()?.filter(
        ({ id, record }) => !isArchived(record) || props.used.some(({ material }) => material === id),
      ),
    );
  const nameOf = (id: Id) => names().find(({ value }) => value === id)?.label ?? '';
  const isFree = (id: Id, at: number) => !props.used.some(({ material }, other) => material === id && other !== at);
  const change = (at: number, part: Partial<Used>) =>
    props.onInput(props.used.map((each, other) => (other === at ? { ...each, ...part } : each)));
  const unit = unitWord('copy');
  return (
    <Show when={names().length}>
      <Card>
        <div class="stack">
          <For each={props.used.map((_, at) => at)}>
            {(at) => (
              <>
                <Select
                  label={words.closing.material}
                  value={props.used[at]?.material ?? ''}
                  empty={common.field.none}
                  options={names().filter(({ value }) => isFree(value, at))}
                  onInput={(value) => change(at, { material: value || undefined })}
                />
                <Show when={props.used[at]?.material}>
                  {(material) => (
                    <AmountField
                      label={words.closing.used(nameOf(material()))}
                      units={[unit]}
                      value={props.used[at]?.quantity}
                      onInput={(quantity) => change(at, { quantity })}
                      plusLabel={common.action.plus}
                    />
                  )}
                </Show>
              </>
            )}
          </For>
          <Show when={props.used.every(({ material }) => material) && props.used.length < names().length}>
            <Button
              icon="plus"
              onClick={() => props.onInput([...props.used, { material: undefined, quantity: undefined }])}
            >
              {words.closing.another}
            </Button>
          </Show>
        </div>
      </Card>
    </Show>
  );
}
