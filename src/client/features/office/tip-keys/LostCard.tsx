import { For } from 'solid-js';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';

/** 钥匙丢失怎么办: what each loss means and how to recover. */
export function LostCard() {
  const rows = () => {
    const { lost } = tipKeys;
    return [
      [lost.key, lost.keyText],
      [lost.passphrase, lost.passphraseText],
      [lost.stolen, lost.stolenText],
      [lost.leaves, lost.leavesText],
      [lost.all, lost.allText],
      [lost.card, lost.cardText],
      [lost.cards, lost.cardsText],
      [lost.root, lost.rootText],
    ] as const;
  };
  return (
    <details class="card">
      <summary>{tipKeys.lost.title}</summary>
      <dl class="lost">
        <For each={rows()}>
          {([what, todo]) => (
            <>
              <dt>{what}</dt>
              <dd>{todo}</dd>
            </>
          )}
        </For>
      </dl>
    </details>
  );
}
