/**
 * Messages that the HTML document shows until the app has started, or why it cannot start. The build writes them into
 * the documents.
 */
export const start = {
  opening: '正在打开…',
  slow: '网络比较慢，还在打开，请再等一等。',
  failed: '这一页没有取完整。请检查网络，再试一次。已保存的记录都在本机。',
  old: '这个浏览器太旧，清源在这里用不了。请更新浏览器，或换一个浏览器打开。',
  oldTip: '这个浏览器太旧，这一页可能显示不全或发不出去。请更新浏览器，或换一个浏览器打开。',
  insecure:
    '请用 https:// 打开这个网址。现在的网址以 http:// 开头，浏览器不让它加密和保存内容。还是打不开，请告诉禁毒办。',
  retry: '再试一次',
  emergency: '紧急情况请拨',
  noScript: '这一页需要 JavaScript。请在手机自带的浏览器里打开。',
};
