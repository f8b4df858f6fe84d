import { createMemo, Show } from 'solid-js';
import { targetsOf } from '../../domain/events/campaigns.ts';
import { type FoldedRecord, textField } from '../../domain/records/record.ts';
import { createNamesOf } from '../records/names.ts';
import { office } from '../records/words/office.ts';
import { evidenceHref, fetchBoard } from '../state/office-client.ts';
import { createPolled } from '../state/polled.ts';
import { ProgressBars } from './ProgressBars.tsx';
import { boardProgress, type Progress } from './progress.ts';
import { events as words } from './words.ts';

/** The targets of a campaign, with the office's sums of its work. Each bar opens its evidence. */
export function CampaignProgress(props: { readonly campaign: FoldedRecord }) {
  const targets = createMemo(() => targetsOf(props.campaign));
  const query = () => {
    const [from, to] = [textField(props.campaign, 'from') ?? '', textField(props.campaign, 'to') ?? ''];
    return { from, to, campaign: props.campaign.id };
  };
  const board = createPolled(
    () => {
      const asked = query();
      return targets().length ? () => fetchBoard(asked) : undefined;
    },
    { onPoke: true },
  );
  const names = createNamesOf(() => targets().flatMap(({ of }) => Object.values(of ?? {})));
  const progress = () => {
    const sums = board.value();
    return sums ? targets().map((target) => boardProgress(target, sums)) : [];
  };
  const parts = () => progress().filter(({ of }) => of);
  const hrefOf = ({ figure, of }: Progress) => evidenceHref(figure, query(), of);
  return (
    <>
      <ProgressBars progress={progress().filter(({ of }) => !of)} hrefOf={hrefOf} />
      <Show when={parts().length}>
        <details>
          <summary>{words.campaigns.parts(parts().length)}</summary>
          <ProgressBars
            progress={parts()}
            nameOf={({ of }) => names.place(Object.values(of ?? {})[0]) ?? ''}
            hrefOf={hrefOf}
          />
        </details>
      </Show>
      <Show when={!board.value() && board.failure()}>
        <p class="note">{office.fresh.failed}</p>
      </Show>
    </>
  );
}
