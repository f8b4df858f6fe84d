import { For, Show } from 'solid-js';
import type { Explanation } from '../../domain/checks/answer.ts';
import type { AskedQuestion, ChecksResponse } from '../../protocol/checks/checks.ts';
import { appendixLines } from './explanations.ts';
import { checks as words } from './words.ts';

/** The appendix of explanations on paper. */
export function AppendixPaper(props: {
  readonly answer: ChecksResponse;
  readonly answerOf: (question: AskedQuestion) => Explanation | undefined;
}) {
  const appendix = () => appendixLines(props.answer, props.answerOf);
  const asked = () => appendix().lines.length;
  return (
    <>
      <h1>{words.paper.title(props.answer.year)}</h1>
      <p>{words.paper.about(asked(), asked() - appendix().open.length, appendix().open.length)}</p>
      <Show when={asked()} fallback={<p>{words.paper.none}</p>}>
        <table class="check-paper">
          <thead>
            <tr>
              <th scope="col">{words.paper.level}</th>
              <th scope="col">{words.paper.question}</th>
              <th scope="col">{words.paper.answer}</th>
            </tr>
          </thead>
          <tbody>
            <For each={appendix().lines}>
              {(line) => (
                <tr>
                  <td>{line.level}</td>
                  <td>{line.question}</td>
                  <td>{line.answer}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </>
  );
}
