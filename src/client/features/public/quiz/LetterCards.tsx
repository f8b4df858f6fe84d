import { For } from 'solid-js';
import { PrintSheet } from '../../../components/PrintSheet.tsx';

/** Cards with the letters A to D for a team to hold up, two on a sheet of A4. */
export function LetterCards() {
  return (
    <PrintSheet>
      <For each={[...'ABCD']}>{(letter) => <div class="quiz-letter-card">{letter}</div>}</For>
    </PrintSheet>
  );
}
