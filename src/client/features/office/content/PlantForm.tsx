import { createSignal, For } from 'solid-js';
import { ownViewFaults } from '../../../../domain/learning/change-content.ts';
import type { OwnView } from '../../../../domain/learning/content.ts';
import { type Comparison, markNames, type View } from '../../../../domain/learning/plants.ts';
import { createDirtyMark } from '../../../components/dirty.ts';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { basedOn, createSender, type Desk } from './editing.ts';
import { faultText } from './fault-text.ts';
import { words } from './words.ts';

const MOST_CHARACTERS = 40;

/** The marks of two plants in the office's own words. The drawings stay. */
export function PlantForm(props: { desk: Desk; id: string; comparison: Comparison; view: View }) {
  const [marks, setMarks] = createSignal<OwnView['marks']>(
    props.view.marks.map(({ id, watched, other }) => ({ id, watched, other })),
  );
  const { action, send } = createSender(props.desk);
  const mark = createDirtyMark();
  const change = (at: number, text: { readonly watched?: string; readonly other?: string }) => {
    setMarks((before) => before.map((each, i) => (i === at ? { ...each, ...text } : each)));
    action.tell(undefined);
    mark(true);
  };
  async function save() {
    const faults = ownViewFaults({ marks: marks() });
    if (faults.length > 0) return action.refuse(faultText(faults));
    const asked = { sort: 'plant', id: props.id, basedOn: basedOn(props.desk, 'plant', props.id) } as const;
    if (await send({ ...asked, change: { act: 'write', own: { marks: marks() } } })) mark(false);
  }
  return (
    <Form onSubmit={save}>
      <For each={props.view.marks}>
        {({ id }, at) => (
          <div class="two">
            <TextField
              label={words.fields.watched(props.comparison.watched, markNames[id])}
              maxlength={MOST_CHARACTERS}
              value={marks()[at()]?.watched ?? ''}
              onInput={(watched) => change(at(), { watched })}
            />
            <TextField
              label={words.fields.watched(props.view.other, markNames[id])}
              maxlength={MOST_CHARACTERS}
              value={marks()[at()]?.other ?? ''}
              onInput={(other) => change(at(), { other })}
            />
          </div>
        )}
      </For>
      <ActionNotice of={action} />
      <SubmitRow look="primary" busy={action.busy()} label={words.save} />
    </Form>
  );
}
