/** Labels shared by all kinds of field work. */
const activity = {
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

/**
 * Adds the labels that all kinds of field work share to a kind's own. As a function without side effects, so that the
 * build can leave the labels out of the first page.
 */
/* @__NO_SIDE_EFFECTS__ */
export function activityLabels<F extends object, G extends object>(own: { readonly fields: F; readonly figures: G }) {
  return { fields: { ...activity.fields, ...own.fields }, figures: { ...activity.figures, ...own.figures } };
}

/** 六进: words of the six settings. */
export const settings = {
  school: '学校',
  community: '社区',
  family: '家庭',
  workplace: '单位',
  venue: '场所',
  village: '农村',
};
