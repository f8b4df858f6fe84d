import type { ErrorWords, FailureWords } from '../types.ts';

/** Beside a field, or with a record under 需要处理: what is wrong and how to mend it. */
export const failures: FailureWords = {
  malformed: () => '这条记录格式不对，服务器读不懂。内容还在本机，请导出后交给禁毒办',
  unknown_kind: () => '服务器不认识这类记录，请先更新应用再发',
  unknown_field: () => '服务器不认识其中一项内容，请先更新应用再发',
  newer_schema: () => '应用比服务器新，服务器更新后再发',
  required: () => '请填写这一项',
  wrong_type: () => '这一项填写的形式不对，请重新填写',
  too_small: (limit) => `不能小于 ${limit}，请改正`,
  too_large: (limit) => `不能大于 ${limit}，请核对；数量确实更大时请分几笔记`,
  too_long: (limit) => `最多 ${limit} 个字，请缩短`,
  bad_text: () => '含有不能保存的字符，请改正',
  bad_date: () => '日期不对，请重新选择',
  future_date: () => '日期晚于今天，请改正后再发',
  date_too_old: (limit) => `日期不能早于 ${limit}，请改正`,
  unknown_choice: () => '请从列出的选项中选择',
  inconsistent: (limit) =>
    limit === ''
      ? '这样改前后矛盾：上级不能是自己或自己的下级；下面还有地点、分队或队员的，不能删除'
      : `两个数对不上，这里不能大于 ${limit}，请核对`,
  place_unknown: () => '这个地点不在名单里或已删除，请重新选择地点',
  material_unknown: () => '这种资料不在名单里或已删除，请重新选择资料',
  squad_unknown: () => '这个分队不存在或已删除，请重新选择分队',
  member_unknown: () => '这名队员不在名单里，请重新选择队员',
  event_unknown: () => '所属活动不存在或已删除，请重新选择',
  forbidden_kind: () => '您的身份不能登记这类内容，请联系分队长或禁毒办',
  forbidden_author: () => '不能替这名队员登记，请改为本人，或请分队长登记',
  forbidden_squad: () => '不能替别的分队登记，请改为自己的分队',
  forbidden_role: () => '您不能设定这个身份，请联系管理员',
  forbidden_review: () => '您不能核实这条记录：本人做的或本人登记的，须由他人核实',
  forbidden_device: () => '这部手机登记在别人名下，请退出后用自己的邀请重新加入',
  kind_changed: () => '记录的类别不能改变，请另记一笔',
  id_taken: () => '编号与另一条记录重复，请再记一笔',
  record_not_yet_here: () => '服务器还没有收到原记录，稍后自动再发',
  device_seq_taken: () => '这部手机的编号重复，正在自动更换后再发',
};

/** A whole request failed. */
export const errors: ErrorWords = {
  bad_request: '请求的内容不对，没有保存。请检查后再试',
  unauthorized: '登录已失效。本机的记录都在，请重新登录后再发',
  forbidden: '您的身份不能做这件事，请联系禁毒办',
  not_found: '没有找到，可能已被删除',
  conflict: '别人刚刚改过，请刷新后再试',
  too_large: '内容太大，服务器不收。请减少内容后再试',
  unsupported_media: '文件格式不对，请换一种格式',
  upgrade_required: '应用版本太旧，记录照常发送；请更新后再看新内容',
  too_many_requests: '操作太频繁，请过几分钟再试',
  invite_unknown: '邀请无效。请向分队长或禁毒办要一个新的邀请',
  invite_used: '这个邀请已经用过。请要一个新的邀请',
  invite_expired: '邀请已过期。请要一个新的邀请',
  sign_in_failed: '邮箱或密码不对，请重新输入',
  already_set_up: '已经设置过了，请直接登录',
  relay_other_district: '这是别的地区的文件，本区的服务器打不开。请交给那个地区的队员代发',
  relay_unknown_key: '服务器认不出这个文件。记录还在原来的手机上，请在那部手机上连一次网络，再重新交一份',
  relay_damaged: '文件不完整或被改动过，一条也没有收。记录还在原来的手机上，请重新交一份',
  relay_member_gone: '记录的主人已不在名单里，服务器没有收。记录还在他的手机上，请联系禁毒办',
  import_refused: '文件里有问题，没有导入任何一行。请改正后重新选择文件',
  photo_refused: '服务器没有收下这张照片，照片仍在本机。请删除后重新拍摄或选择',
  unavailable: '服务器暂时不能用。本机的记录都在，稍后自动再试',
  internal: '服务器出了问题。本机的记录都在，稍后再试',
};
