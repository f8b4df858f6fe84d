import { area } from '../words/area.ts';

/** Words on what a browser does not do, and the way out. */
export const browserHelp = area(() => import('./words.en.ts'), {
  apps: { wechat: '微信', dingtalk: '钉钉', alipay: '支付宝', qq: 'QQ', other: '这个浏览器' },
  file: (app: string) => `${app}里存不了文件`,
  picture: '长按图片，选“保存图片”',
  pictureHint: '没有这个选项时，截屏也可以。',
  pictureAlt: '要保存的图片',
  print: (app: string) => `${app}里打印不了`,
  printHint: '请在电脑上打开，或换手机自带的浏览器。',
  open: '点右上角“…”，选“在浏览器打开”（有的手机写“在默认浏览器打开”），再点一次刚才的按钮。内容都在，没有丢。',
  signIn: '浏览器里没有登录过的，请先用分队长发的邀请或邮箱登录。',
  address: '这一页的网址',
  copy: '复制',
  copied: '已复制',
  copyFailed: '没能复制，请长按网址复制。',
});
