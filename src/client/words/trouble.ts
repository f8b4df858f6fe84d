import { area } from './area.ts';

/** Why a command or the session failed. Separate from the words that 今日 loads at start. */
export const trouble = area(() => import('./trouble.en.ts'), {
  offline: '现在连不上网络。请到有信号的地方再试。',
  storage_full: '手机存储满了，这次没有存上。以前保存的都在。请删掉一些照片或视频，再试一次。',
  storage_unavailable: '浏览器不让保存内容。请不要用无痕模式，换手机自带的浏览器打开。',
  not_signed_in: '这部手机还没有加入分队。请先用邀请加入，再保存。',
  foreign:
    '没有连到清源的服务器：网络里有别的设备代它作答，可能要先登录这个 Wi-Fi。本机的内容都在，请登录或换个网络再试。',
  not_here: '这条记录已经不在本机，或者刚刚改变了。请返回再看一次。',
  made_already: '这一笔已经有人记过，数目不同，这次没有保存。请返回看已有的那一笔，有错就改它。',
  other_member_waiting: (count: number) =>
    `这部手机上还有另一位队员的 ${count} 条记录没有发出。请先由他发送，或封成文件交给队友，再换人使用。`,
  other_member_photos: (count: number) =>
    `这部手机上还有另一位队员的 ${count} 张照片没有发出。请先由他发送，再换人使用。`,
  unsent_photos: (count: number) => `还有 ${count} 张照片没有发出。请等它们发完，或者先存成文件。`,
  unsent_relay_files: (count: number) => `还有 ${count} 个替队友捎带的文件没有送到。请先送到，再退出。`,
  saved_meanwhile: (count: number) =>
    `退出时又存进 ${count} 条还没有发出的内容，所以本机没有清空，都还在。请把它们封成文件再退出；要在这部手机上接着用，就重新登录。`,
  unsent: (count: number) => `还有 ${count} 条记录没有发出。请先发送，或者封成文件交给队友。`,
});
