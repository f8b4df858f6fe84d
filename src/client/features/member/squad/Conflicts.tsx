import { createMemo, createSignal, For, Show } from 'solid-js';
import { isId } from '../../../../domain/kernel/id.ts';
import { photosIn } from '../../../../domain/records/field.ts';
import type { ContendingValue } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { SaveConfirmation } from '../../../components/SaveConfirmation.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { headline } from '../../../records/headline.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { kindName } from '../../../records/kind-words.ts';
import { createNamesOf, type Names } from '../../../records/names.ts';
import { valueText } from '../../../records/value-text.ts';
import { squad } from '../../../records/words/squad.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import type { Conflict } from './open-questions.ts';

const PhotoThumbs = lazyPart(() => import('../../../photos/view/PhotoThumbs.tsx'));

function Choice(props: { conflict: Conflict; names: Names; onDone: () => void }) {
  const commands = useCommands();
  const [failure, setFailure] = createSignal<string>();
  const { record, field, heads } = props.conflict;
  const text = (head: ContendingValue) =>
    valueText(record.kind, field, { ...record.fields, [field]: head.value }, props.names.place) ?? squad.conflict.empty;
  async function choose(head: ContendingValue) {
    const result = await commands.resolveConflict(record.id, field, head.value);
    if (result.ok) props.onDone();
    else setFailure(failureText(result.error));
  }
  return (
    <li class="conflict">
      <b>{headline(record, props.names)}</b>
      <p class="note">{squad.conflict.field(kindName(record.kind), fieldLabel(record.kind, field))}</p>
      <div class="conflict-choices">
        <For each={heads}>
          {(head, index) => (
            <div>
              <small class="note">{index() === 0 ? squad.conflict.now : squad.conflict.other}</small>
              <Show when={photosIn(head.value).length}>
                <PhotoThumbs photos={photosIn(head.value)} />
              </Show>
              <Button wide onClick={() => void choose(head)}>
                {squad.conflict.choose(text(head))}
              </Button>
            </div>
          )}
        </For>
      </div>
      <Show when={failure()}>{(words) => <Notice tone="bad" title={words()} />}</Show>
    </li>
  );
}

/** Fields with a conflict: both values are shown until the leader chooses one. */
export function Conflicts(props: { conflicts: readonly Conflict[] }) {
  const [done, setDone] = createSignal<string>();
  // Names of references in the record and in both conflicting values.
  const names = createNamesOf(
    createMemo(() =>
      props.conflicts
        .flatMap(({ record, heads }) => [...Object.values(record.fields), ...heads.map(({ value }) => value)])
        .filter(isId),
    ),
  );
  return (
    <>
      <Show when={props.conflicts.length}>
        {(count) => (
          <Card title={squad.conflict.title(count())}>
            <p class="note">{squad.conflict.hint}</p>
            <ul class="conflicts">
              <For each={props.conflicts}>
                {(conflict) => <Choice conflict={conflict} names={names} onDone={() => setDone(squad.conflict.done)} />}
              </For>
            </ul>
          </Card>
        )}
      </Show>
      <SaveConfirmation title={done()} />
    </>
  );
}
