import { area } from './area.ts';
import type { FailureWords } from './types.ts';

/** Shown beside a field, or with a record under 需要处理: what is wrong and how to fix it. */
/** Why a change was refused, and how to fix it. */
export const failures = area<FailureWords>(() => import('./failures.en.ts'), {
  malformed: () => '这条记录有误，服务器无法识别。内容还在本机，请在“待发”页另存普通文件交给禁毒办',
  unknown: () => '服务器没有接受，原因要更新应用才看得懂。内容还在本机，请关掉应用重新打开，更新后再发',
  too_many_bytes: () => '这条记录太大，超过了服务器一次能收的大小。内容还在本机，请缩短文字后再发',
  unknown_kind: () => '服务器不认识这类记录，请先更新应用再发',
  unknown_field: () => '服务器不认识其中一项内容，请先更新应用再发',
  newer_schema: () => '应用比服务器新，服务器更新后再发',
  required: () => '请填写这一项',
  wrong_type: () => '这一项填写的形式不对，请重新填写',
  too_small: (limit) => (limit ? `不能小于 ${limit}，请改正` : '数太小，请改正'),
  too_large: (limit) => (limit ? `不能大于 ${limit}，请核对` : '数太大，请核对'),
  too_long: (limit) => (limit ? `最多 ${limit} 个字，请缩短` : '字数太多，请缩短'),
  bad_text: () => '含有不能保存的字符，请改正',
  bad_date: () => '日期不对，请重新选择',
  future_date: () => '日期不能晚于今天，请改正',
  date_too_old: (limit) => (limit ? `日期不能早于 ${limit}，请改正` : '日期太早，请改正'),
  unknown_choice: () => '请从列出的选项中选择',
  inconsistent: (limit) =>
    limit === '' ? '这一项和另一项对不上，请核对后改正' : `两个数对不上，这里不能大于 ${limit}，请核对`,
  outside_stage: (limit) =>
    limit ? `期限要在所属阶段之内，这一阶段以 ${limit} 为界，请改正` : '期限要在所属阶段之内，请改正',
  /** In place of `inconsistent`, where places, squads or deliveries belong together. */
  belongs: () => '不能这样改：所属地点不能是自己或下级；下面还有地点、分队或队员的，分队已经点收的，都不能删除',
  reference_unknown: (kind) =>
    kind ? `所选${kind}不在名单里或已删除，请重新选择` : '所选的一项不在名单里或已删除，请重新选择',
  place_unknown: () => '这个地点不在名单里或已删除，请重新选择地点',
  material_unknown: () => '这种资料不在名单里或已删除，请重新选择资料',
  squad_unknown: () => '这个分队不存在或已删除，请重新选择分队',
  member_unknown: () => '这名队员不在名单里，请重新选择队员',
  event_unknown: () => '所属活动不存在或已删除，请重新选择',
  forbidden_kind: () => '您的身份不能登记这类内容，请联系分队长或禁毒办',
  forbidden_author: () => '不能替这名队员登记，请改为本人，或请分队长登记',
  forbidden_squad: () => '不能替别的分队登记，请改为自己的分队',
  forbidden_role: () => '您不能设定这个身份，请联系管理员',
  forbidden_review: () => '您不能核实这条记录：本人做的、本人登记的，或由您再次邀请登录的设备报上来的，须由他人核实',
  forbidden_device: () => '这部手机登记在别人名下，请退出后用自己的邀请重新加入',
  kind_changed: () => '记录的类别不能改变，请另记一笔',
  id_taken: () =>
    '这一笔已经有人记过，数目不同，服务器没有收下，内容还在本机。是同一件事，请撤回这一笔；不是同一件事，请再记一笔',
  record_not_yet_here: () => '服务器还没有收到原记录，稍后自动再发',
  device_seq_taken: () => '这部手机的编号重复，正在自动更换后再发',
  withdrawn: () => '这一笔已在您的另一部手机上处理过。不要就撤回，还要就重新记一笔',
});
