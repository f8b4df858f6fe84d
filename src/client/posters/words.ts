import { area } from '../words/area.ts';

/** Words of posters. The text on a poster itself is Chinese in both languages, as the cards of 学一学 are. */
export const posters = area(() => import('./words.en.ts'), {
  drawing: '正在画海报',
  layout: {
    label: '版式',
    notice: '通知',
    knowledge: '知识',
    event: '活动',
    report: '举报',
    day: '纪念日',
  },
  sheet: {
    label: '大小',
    phone: '手机图片',
    a4: 'A4 纸',
    a3: 'A3 纸',
  },
  longPress: '长按上面的海报，选“保存图片”或“发送给朋友”。',
  save: '保存图片',
  share: '分享',
  shareFailed: '没能分享，请先保存图片，再从相册里发。',
  print: '打印',
  printHint: '打印时选“实际大小”，不要页眉页脚。',
  failed: {
    tooLong: '字太多，这张海报写不下',
    tooLongHint: (given: string, fits: string, more: string) =>
      `正文有 ${given} 字，这种版式和大小写得下约 ${fits} 字，请删去约 ${more} 字。也可以换成 A4 纸，或者换一种版式。`,
    tooLongAll: '正文以外的字已经太多，请写短标题，或者少选几部分。也可以换成 A4 纸，或者换一种版式。',
    longAddress: '网址太长，二维码会太密，扫不出来',
    longAddressHint: '请换一个短一点的网址。',
    noCanvas: '这个浏览器画不了海报',
    noCanvasHint: '您写的字还在。请换手机自带的浏览器，或者到电脑上打开这一页。',
    noPicture: '海报画好了，但这个浏览器存不成小于 300 KB 的图片',
    noPictureHint: '请换手机自带的浏览器，或者到电脑上打开这一页再保存。',
  },
});
