import { area } from '../words/area.ts';

/** Words about storage on the phone and its loss. */
export const storage = area(() => import('./words.en.ts'), {
  evicted: {
    title: '浏览器清掉了本机保存的内容',
    lost: (count: number) =>
      `当时有 ${count} 条还没发出，本机找不回来了。交给过队友或存成过文件的，送上去就能补回；没有的，请凭记忆再记一次。`,
    unknown: '还没发出的记录，本机找不回来了。交给过队友或存成过文件的，送上去就能补回。',
    safe: '已收到的都在服务器上，有网络就自动下载回来。',
    none: '当时的记录都已发出，没有丢失。',
    todo: '把清源添加到主屏幕，可以避免再被清掉。',
    toRelayFiles: '去送文件',
    seen: '知道了',
  },
  low: {
    title: (left: string) => `手机快存满了，只剩 ${left}`,
    detail: '已保存的记录都在，文字还能再记一些。请删掉手机里不要的照片或视频，腾出地方。',
  },
  kept: '保护',
  persisted: '受保护，系统不会自动清理',
  notPersisted: '没有受保护：手机空间不够时，浏览器可能清掉本机内容。发出去的不受影响。',
  unknown: '无法得知',
  protect: '保护本机记录',
  denied: '浏览器这次没有同意。把清源添加到主屏幕后，通常就会同意。',
  granted: '好了，本机记录已受保护。',
  space: '空间',
  used: (used: string, left: string) => `已用 ${used}，还可用约 ${left}`,
  spaceUnknown: '无法得知',
  content: '占用',
  parts: (records: string, photos: string) => `记录 ${records}，照片 ${photos}`,
  unsent: '还没上传',
  unsentCount: (records: number, photos: number) => `${records} 条记录，${photos} 张照片`,
  unsentNone: '没有，全部发出去了',
});
