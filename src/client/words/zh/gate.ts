export const gate = {
  signedOut: {
    title: '还没有登录',
    detail: '这一页要登录后才能看。',
    join: '队员：请分队长出示邀请二维码，用手机扫一扫就能加入，不用密码。',
    office: '禁毒办和活动组织者：用邮箱和密码登录。',
    signIn: '用邮箱登录',
    home: '回首页',
  },
  notYours: {
    title: '这一页不归您的身份看',
    detail: '您的登录和本机的记录都不受影响。需要查看请联系禁毒办。',
    today: '回今日',
  },
};
