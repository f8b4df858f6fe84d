import { area } from '../../../words/area.ts';

/** Words of 待发. */
export const outbox = area(() => import('./words.en.ts'), {
  title: '待发',
  attention: '需要处理',
  attentionHint: '这些记录没有通过，内容都在本机，改正后重发即可。',
  waiting: '等待发送',
  savedAt: (moment: string) => `${moment} 存到本机`,
  blocked: '被拦下',
  blockedWhy: {
    content:
      '某个网络设备拦下了这条记录，没有让它到服务器；不是服务器不收。内容还在本机，会自动再试。换个网络（比如手机流量）再点“立即发送”，多半就能发出去。',
    size: '某个网络设备嫌这条记录太大，没有让它到服务器；不是服务器不收。内容还在本机，会自动再试。请换个网络（比如手机流量）再点“立即发送”。',
    cut: '这条记录每次发到一半就断了，别的记录都能发出。内容还在本机，会自动再试。请换个网络（比如手机流量）再点“立即发送”。',
    server: '服务器处理这条记录时出了错，别的记录都能发出。内容还在本机，会自动再试。一直这样的话，请告诉禁毒办。',
    unreadable:
      '这条记录在本机损坏了或版本不对，暂时发不出去，不影响别的记录。请更新应用；还不行，请存普通文件交给禁毒办。',
  },
  fix: '改正',
  resend: '再发',
  drop: '不再发送',
  dropTitle: '不再发送这条？',
  dropDetail: '它不会计入任何数字。30 天后从本机删除。',
  dropConfirm: '不再发送',
  resent: '已放回待发',
  dropped: '已停止发送',
  edit: (line: string) => `修改：${line}`,
  withdrawal: (line: string) => `撤回：${line}`,
  verdict: (line: string) => `核实：${line}`,
  failed: {
    signedOut: '登录已失效，请向分队长要一个新的邀请。',
  },
  empty: '都发出去了',
  emptyHint: '新记的内容会先到这里，有网络就自动发送。',
  log: '记一笔',
});
