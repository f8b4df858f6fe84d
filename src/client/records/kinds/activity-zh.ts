/** Words shared by all kinds of field work. */
export const activity = {
  fields: {
    date: '日期',
    place: '地点',
    squad: '分队',
    member: '队员',
    campaign: '专项活动',
    hours: '服务时长（小时）',
    note: '备注',
    photos: '照片',
  },
  figures: { 'service.hours': '志愿服务时长' },
};

/** 六进: words of the six settings. */
export const settings = {
  school: '学校',
  community: '社区',
  family: '家庭',
  workplace: '单位',
  venue: '场所',
  village: '农村',
};
