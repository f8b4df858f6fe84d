import { area } from './area.ts';

/** Words of the pages that refuse access. */
export const gate = area(() => import('./gate.en.ts'), {
  signedOut: {
    title: '还没有登录',
    detail: '登录后才能查看。',
    join: '队员：请分队长出示邀请二维码，用手机扫一扫就能加入，不用密码。',
    office: '禁毒办和活动组织者：用邮箱和密码登录。',
    photos: (count: number) => `分享来的 ${count} 张照片已存在这部手机里，加入以后接着放进记录`,
    signIn: '用邮箱登录',
    home: '回首页',
  },
  storage: {
    title: '这里存不了记录',
    what: '浏览器不让清源在这部手机上保存内容。',
    safe: '服务器上的记录不受影响；收到的邀请没有用掉，还能再用。',
    todo: '请逐项看一看，再试一次：',
    steps: [
      '关掉无痕浏览，在设置里允许网站保存数据（Cookie）。',
      '关掉其他打开着的清源页面。',
      '手机存储满了，就删掉一些照片或视频。',
      '还不行，就换手机自带的浏览器打开。',
    ],
  },
  notYours: {
    title: '您的身份不能查看这一页',
    detail: '您的登录和本机的记录都不受影响。需要查看请联系禁毒办。',
    today: '回今日',
  },
});
