import { createSignal } from 'solid-js';
import { ownQuestionFaults } from '../../../../domain/learning/change-content.ts';
import type { OwnQuestion } from '../../../../domain/learning/content.ts';
import { MAX_LINE } from '../../../../protocol/pages/content.ts';
import { createDirtyMark } from '../../../components/dirty.ts';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { basedOn, createSender, type Desk } from './editing.ts';
import { faultText } from './fault-text.ts';
import { words } from './words.ts';

/** A question of the quiz in the office's own words. */
export function QuestionForm(props: { desk: Desk; id: string; question: OwnQuestion }) {
  const [text, setText] = createSignal(props.question.text);
  const [options, setOptions] = createSignal(props.question.options.join('\n'));
  const [answer, setAnswer] = createSignal(props.question.answer);
  const [because, setBecause] = createSignal(props.question.because);
  const { action, send } = createSender(props.desk);
  const mark = createDirtyMark();
  const listed = () =>
    options()
      .split('\n')
      .map((option) => option.trim())
      .filter((option) => option !== '');
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      action.tell(undefined);
      mark(true);
    };
  async function save() {
    const own = { text: text().trim(), options: listed(), answer: answer(), because: because().trim() };
    const faults = ownQuestionFaults(own);
    if (faults.length > 0) return action.refuse(faultText(faults));
    const version = basedOn(props.desk, 'question', props.id);
    if (await send({ sort: 'question', id: props.id, basedOn: version, change: { act: 'write', own } })) mark(false);
  }
  return (
    <Form onSubmit={save}>
      <TextArea label={words.fields.question} rows={2} maxlength={MAX_LINE} value={text()} onInput={change(setText)} />
      <TextArea label={words.fields.options} value={options()} onInput={change(setOptions)} />
      <Select
        label={words.fields.answer}
        value={String(answer())}
        options={listed().map((option, i) => ({ value: String(i), label: `${i + 1}. ${option}` }))}
        onInput={change((value: string) => setAnswer(Number(value)))}
      />
      <TextArea
        label={words.fields.because}
        rows={3}
        maxlength={MAX_LINE}
        value={because()}
        onInput={change(setBecause)}
      />
      <ActionNotice of={action} />
      <SubmitRow look="primary" busy={action.busy()} label={words.save} />
    </Form>
  );
}
