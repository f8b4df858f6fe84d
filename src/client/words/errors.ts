import { area } from './area.ts';
import type { ErrorWords } from './types.ts';

/** Why a whole request failed. Separate from `failures`, which 今日 loads at start. */
export const errors = area<ErrorWords>(() => import('./errors.en.ts'), {
  bad_request: '内容有误，没有保存。请检查后再试',
  unauthorized: '登录已失效。本机的记录都在，请重新登录后再发',
  forbidden: '您的身份不能做这件事，请联系禁毒办',
  not_found: '没有找到，可能已被删除',
  contradictions: '还有必须改的矛盾，改好再签',
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
  post_refused: '这篇动态里有不能发布的内容，没有发布。请按提示改好再发布',
  tip_refused: '服务器没有收下这条举报，加密的内容还在本机。请更新页面后再试，或拨打 110',
  proof_refused: '发送前的校验过期了，正在重新校验。内容还在本机',
  unknown_host: '这个网址不属于任何地区。请核对网址，或联系禁毒办',
  unavailable: '服务器暂时不能用。本机的记录都在，稍后自动再试',
  internal: '服务器出了问题。本机的记录都在，稍后再试',
});
