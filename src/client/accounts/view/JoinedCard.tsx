import { createSignal, Show } from 'solid-js';
import { dayAt } from '../../../domain/kernel/day.ts';
import type { Join } from '../../../protocol/sync/hello.ts';
import { Button } from '../../components/Button.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { formatDay } from '../../words/format.ts';
import { me as words } from '../words.ts';

/** The latest join that this phone's owner confirmed with 知道了; later ones are shown again. */
const KEY = 'qingyuan.joined';

const readSeen = (): number => {
  try {
    return Number(localStorage.getItem(KEY) ?? 0);
  } catch {
    return 0;
  }
};

/** Tells the member that another device joined under their name, on which day and by whose invite. */
export function JoinedCard(props: { joined: Join }) {
  const [seen, setSeen] = createSignal(readSeen());
  const dismiss = () => {
    setSeen(props.joined.at);
    try {
      localStorage.setItem(KEY, String(props.joined.at));
    } catch {
      // Without storage it is shown again next time.
    }
  };
  const title = () => {
    const { at, by } = props.joined;
    const day = formatDay(dayAt(at));
    return by === null ? words.joined.title(day) : words.joined.titleBy(day, by);
  };
  return (
    <Show when={props.joined.at > seen()}>
      <Notice
        tone="wait"
        icon="info"
        title={title()}
        action={
          <div class="row">
            <LinkButton href="/me">{words.joined.look}</LinkButton>
            <Button onClick={dismiss}>{words.joined.mine}</Button>
          </div>
        }
      >
        {words.joined.hint}
      </Notice>
    </Show>
  );
}
