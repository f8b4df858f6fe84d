import { useSearchParams } from '@solidjs/router';
import { For } from 'solid-js';
import { type ActivityName, activityNames } from '../../../../domain/records/kinds/index.ts';
import { may } from '../../../../domain/records/permission.ts';
import { Card } from '../../../components/Card.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Tile, Tiles } from '../../../components/Tile.tsx';
import { kindIcon, kindName } from '../../../records/kind-words.ts';
import { log } from '../../../records/words/log.ts';
import { useClient } from '../../../state/context.ts';
import { common } from '../../../words/common.ts';

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
  const task = () => (typeof search.task === 'string' ? `?task=${encodeURIComponent(search.task)}` : '');
  return (
    <Page above="tabs">
      <PageHeader title={log.title} overline={log.choose} back={{ href: '/today', label: common.action.back }} />
      <Tiles>
        <For each={tiles()}>
          {(kind) => <Tile href={`/log/${kind}${task()}`} icon={kindIcon(kind)} title={kindName(kind)} />}
        </For>
      </Tiles>
      <Card title={log.tips.title}>
        <List>
          <ListItem external href="/tip#behalf" icon="lock" title={log.tips.behalf} detail={log.tips.behalfDetail} />
          <ListItem href="/log/tipline" icon="phone" title={log.tips.tipline} detail={log.tips.tiplineDetail} />
        </List>
      </Card>
    </Page>
  );
}
