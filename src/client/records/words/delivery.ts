import { area } from '../../words/area.ts';

/** Words about sending records and comparing them with the server. */
export const delivery = area(() => import('./delivery.en.ts'), {
  next: {
    offline: '没有网络，有网后自动发送。',
    unreachable: '还没有连上服务器，连上后自动发送。',
    unreachableUntil: (time: string) => `还没有连上服务器，连上后自动发送，最晚 ${time} 再试。`,
    internal: '应用这里出了错，稍后自动再试；一直这样请更新应用。',
    foreign: '这个网络没有通到服务器，可能要先登录 Wi-Fi。通了就自动发送。',
    busy: '服务器忙，稍后自动再发。',
    busyUntil: (time: string) => `服务器忙，${time} 自动再发。`,
    soon: '马上发送。',
    sending: '正在发送。',
    progress: (done: number, total: number) => `正在发送，已发出 ${done}/${total}。`,
    waits: (time: string) => `${time} 自动再发。`,
    done: '都已收到。',
  },
  contact: (moment: string) => `上次连上服务器：${moment}`,
  neverContact: '还没有连上过服务器',
  receipt: (moment: string) => `服务器 ${moment} 收到`,
  sendNow: '立即发送',
  connecting: '正在连接',
  said: {
    allReceived: '记录全部送到了',
    offline: (count: number) => `没有网络，${count} 条存在本机`,
    attention: (count: number) => `有记录需要处理：${count} 条`,
  },
  check: {
    title: '检查数据',
    hint: '检查本机与服务器是否一致。不一致的会重新下载，没发出的记录不受影响。',
    run: '现在检查',
    running: '正在检查',
    never: '还没有检查过',
    same: '已检查，一致',
    healed: (count: number) => `有 ${count} 处不一致，已重新下载`,
    differs: '还有不一致的地方，下次会再检查。没发出的记录都在。',
    at: (moment: string) => `上次检查：${moment}`,
    offline: '没有连上服务器，有网时再检查。本机的记录都在。',
    later: '本机正在收发，稍后再检查。',
  },
});
