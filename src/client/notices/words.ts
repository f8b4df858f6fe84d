import { area } from '../words/area.ts';

/** Words of 公告, the posts for signed-in members. Their texts are Chinese in both languages. */
export const notices = area(() => import('./words.en.ts'), {
  title: '公告',
  all: '全部公告',
  none: '还没有公告',
  noneHint: '禁毒办给志愿者的通知会出现在这里，没有网络也能看。',
  gone: '这条公告不在了',
  goneHint: '可能已经撤回，或者还没有取到。联网后再打开看看。',
  back: '返回公告',
  published: (day: string) => `${day}发布`,
  when: '时间',
  where: '地点',
  forMembers: '只给志愿者看，请不要转发到外面。',
  noPicture: (alt: string) => `照片联网后才能看：${alt}`,
});
