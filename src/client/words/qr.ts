import { area } from './area.ts';

/** Words of the buttons that give a QR code to a print shop. */
export const qr = area(() => import('./qr.en.ts'), {
  png: '下载图片 PNG',
  svg: '下载矢量图 SVG',
  card: '打印 A6 卡片',
  noPicture: '这个浏览器画不了图片，请下载矢量图，或换电脑上的浏览器。',
});
