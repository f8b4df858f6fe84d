import { For } from 'solid-js';
import { activityNames } from '../../../../domain/records/kinds/index.ts';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Tile, Tiles } from '../../../components/Tile.tsx';
import { kindIcon, kindName } from '../../../records/kind-words.ts';
import { log } from '../../../records/words/log.ts';
import { common } from '../../../words/common.ts';

/** Lists all kinds of work that can be logged. */
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
