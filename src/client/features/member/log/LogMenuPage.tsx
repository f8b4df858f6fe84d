import { useSearchParams } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { type ActivityName, activityNames, kindOf } from '../../../../domain/records/kinds/index.ts';
import { may } from '../../../../domain/records/permission.ts';
import { SHARED_LEFT, TAKES_SHARED } from '../../../../protocol/pages/share.ts';
import { Card } from '../../../components/Card.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Tile, Tiles } from '../../../components/Tile.tsx';
import { kindIcon, kindName } from '../../../records/kind-words.ts';
import { log } from '../../../records/words/log.ts';
import { useClient } from '../../../state/context.ts';
import { common } from '../../../words/common.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { words } from './words.ts';

const SharedPhotos = lazyPart(() => import('../../../photos/view/SharedPhotos.tsx'));

/** Counts of tip line calls have a row beside the other work on tips. */
const isTile = (kind: ActivityName): boolean => kind !== 'tipline';

/** 更多: all kinds of work that can be logged, and what is done with tips from the public. */
export default function LogMenuPage() {
  const [search] = useSearchParams();
  const { session } = useClient();
  const tiles = () => {
    const role = session.identity()?.actor.role ?? 'volunteer';
    return activityNames.filter((kind) => isTile(kind) && may(role, `write:${kind}`));
  };
  const [waiting, setWaiting] = createSignal(0);
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined);
  const addressOf = (kind: ActivityName) => {
    const [task, takes] = [text('task'), waiting() > 0 && 'photos' in kindOf(kind).fields];
    const query = [...(task ? [`task=${encodeURIComponent(task)}`] : []), ...(takes ? [`${TAKES_SHARED}=1`] : [])];
    return `/log/${kind}${query.length ? `?${query.join('&')}` : ''}`;
  };
  return (
    <Page above="tabs">
      <PageHeader title={log.title} overline={log.choose} back={{ href: '/today', label: common.action.back }} />
      <SharedPhotos left={text(SHARED_LEFT)} onCount={setWaiting} />
      <Tiles>
        <For each={tiles()}>
          {(kind) => <Tile href={addressOf(kind)} icon={kindIcon(kind)} title={kindName(kind)} />}
        </For>
      </Tiles>
      <Show when={tiles().includes('survey')}>
        <Card title={kindName('survey')}>
          <List>
            <ListItem href="/survey" icon="survey" title={words.survey} detail={words.surveyDetail} />
          </List>
        </Card>
      </Show>
      <Card title={log.tips.title}>
        <List>
          <ListItem external href="/tip#behalf" icon="lock" title={log.tips.behalf} detail={log.tips.behalfDetail} />
          <ListItem href="/log/tipline" icon="phone" title={log.tips.tipline} detail={log.tips.tiplineDetail} />
        </List>
      </Card>
    </Page>
  );
}
