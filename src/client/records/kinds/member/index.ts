import type { KindDisplay, KindLabels } from '../types.ts';

export default {
  icon: 'person',
  words: {
    name: '队员',
    options: {
      role: {
        volunteer: '志愿者',
        leader: '分队长',
        organizer: '活动组织者',
        officer: '禁毒办人员',
        administrator: '管理员',
      },
    },
  },
} satisfies KindDisplay<'member'>;

export const labels = {
  fields: { name: '姓名', number: '志愿者编号', phone: '电话', role: '身份', squad: '分队', duty: '在岗' },
  figures: {},
} satisfies KindLabels<'member'>;
