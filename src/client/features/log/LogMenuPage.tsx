import { For } from 'solid-js';
import { activityNames } from '../../../domain/records/kinds/index.ts';
import { kindIcon, kindName } from '../../parts/kind-words.ts';
import { Page } from '../../ui/Page.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tile, Tiles } from '../../ui/Tile.tsx';
import { common } from '../../words/common.ts';
import { log } from '../../words/log.ts';

/** All kinds of work that can be logged. */
export default function LogMenuPage() {
  return (
    <Page above="tabs">
      <PageHeader title={log.title} overline={log.choose} back={{ href: '/today', label: common.action.back }} />
      <Tiles>
        <For each={activityNames}>
          {(kind) => <Tile href={`/log/${kind}`} icon={kindIcon(kind)} title={kindName(kind)} />}
        </For>
      </Tiles>
    </Page>
  );
}
