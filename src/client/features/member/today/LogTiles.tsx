import { createMemo } from 'solid-js';
import { activityNames } from '../../../../domain/records/kinds/index.ts';
import { Tile, Tiles } from '../../../components/Tile.tsx';
import { headline } from '../../../records/headline.ts';
import { kindIcon, kindName } from '../../../records/kind-words.ts';
import { createNames } from '../../../records/names.ts';
import { work } from '../../../records/words/work.ts';
import { createRemembered } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import { today as words } from './words/today.ts';

/** The most common work after leaflets: the menu lists it first. */
const usual = activityNames.filter((kind) => kind !== 'leaflet').slice(0, 3);

/** 记一笔: a large tile for leaflets with the last amount, tiles for usual work, a link to all kinds. */
export function LogTiles() {
  const remembered = createRemembered(() => 'leaflet');
  const record = createMemo(() => {
    const fields = remembered();
    return fields && { id: '', kind: 'leaflet' as const, fields, clocks: {}, created: '' };
  });
  const names = createNames(() => {
    const last = record();
    return last ? [last] : [];
  });
  const last = () => {
    const known = record();
    if (!known) return undefined;
    const { place } = known.fields;
    const where = typeof place === 'string' ? names.name(place) : undefined;
    const what = headline(known, names);
    return words.last(where ? work.record.join(what, where) : what);
  };
  return (
    <section class="stack" aria-labelledby="log">
      <h2 id="log">{words.log}</h2>
      <Tiles small>
        <Tile main href="/log/leaflet" icon={kindIcon('leaflet')} title={kindName('leaflet')} detail={last()} />
        {usual.map((kind) => (
          <Tile href={`/log/${kind}`} icon={kindIcon(kind)} title={kindName(kind)} />
        ))}
        <Tile href="/log" icon="more" title={common.action.more} />
      </Tiles>
    </section>
  );
}
