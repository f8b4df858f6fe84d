import { err, type Result } from '../../../../domain/kernel/result.ts';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { randomBytes as random } from '../../../platform/random.ts';
import { fromBase64 } from '../../../tips/crypto/bytes.ts';
import type { SealFailure } from '../../../tips/crypto/failure.ts';
import { sealCopy } from '../../../tips/crypto/open.ts';
import { sealMessage } from '../../../tips/crypto/seal.ts';
import type { TipController } from './tip-controller.ts';

/** Seals a message to the person and a copy to the office, and sends both. */
export async function sendMessage(
  controller: TipController,
  text: string,
): Promise<Result<unknown, RequestFailure | SealFailure>> {
  const opened = controller.opened();
  if (!opened) return err({ code: 'internal' });
  const { body, detail, identity } = opened;
  const seq = detail.messages.filter(({ from }) => from === 'office').length + 1;
  const message = await sealMessage({
    place: { instance: controller.desk.instance, tip: controller.id, from: 'office', seq },
    text,
    photos: [],
    recipient: body.reply,
    macKey: fromBase64(body.macKey) ?? new Uint8Array(),
    random,
  });
  if (!message.ok) return message;
  const copy = await sealCopy(text, seq, identity);
  if (!copy.ok) return copy;
  const { file, mac } = message.value;
  const answer = await controller.act({ act: 'ask', seq, file, mac, copy: copy.value });
  if (answer.ok) await controller.reload();
  return answer;
}
