import { area } from '../../words/area.ts';

/** Words of photos that another app shares. */
export const shared = area(() => import('./shared.en.ts'), {
  title: (count: number) => `分享来的照片（${count}）`,
  choose: '在下面选一种记录，照片就放进去。',
  list: '等着的照片',
  kept: '照片存在这部手机里，没有网络也不会丢，放进记录以前不会发出。',
  drop: '都不要了',
  left: (count: string, max: number) => `有 ${count} 个没有收下：最多等着 ${max} 张照片，每张不超过 30 MB。`,
  failed: '照片没能收下。照片还在相册里，请在记录里点“加照片”再选。',
});
