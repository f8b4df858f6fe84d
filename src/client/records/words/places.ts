import { area } from '../../words/area.ts';

/** Words of choosing a place. */
export const places = area(() => import('./places.en.ts'), {
  title: '选择地点',
  pick: '选择地点',
  search: '找地点',
  searchHint: '写村名、学校名的一部分',
  recent: '最近去过',
  unknown: '地点不清楚',
  unknownHint: '没有地点也能保存，只是不算到哪个村',
  whole: (town: string) => `${town}（全镇）`,
  others: '其他地点',
  nothing: '没有找到',
  nothingHint: '换个关键词再试，或者先选“地点不清楚”。',
  empty: '地点名单还没有下载',
  emptyHint: '连上网络后会自动下载。现在可以先不填地点，保存后再补。',
  count: (count: number) => `${count} 处`,
});
