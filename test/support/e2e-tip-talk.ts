import type { Page } from 'playwright';
import { fromBase64 } from '../../src/client/tips/crypto/bytes.ts';
import { sealCopy } from '../../src/client/tips/crypto/open.ts';
import { sealMessage } from '../../src/client/tips/crypto/seal.ts';
import type { OpenedTip } from './e2e-tip-pages.ts';
import type { PreparedOffice, Unlocked } from './e2e-tips.ts';
import { must } from './must.ts';

const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));

/** An officer's question, sealed as the desk's page seals it. */
export async function askPerson(
  { instance }: PreparedOffice,
  officer: Unlocked,
  { id, identity, body, detail }: OpenedTip,
  text: string,
): Promise<void> {
  const seq = detail.messages.filter(({ from }) => from === 'office').length + 1;
  const macKey = fromBase64(body.macKey);
  if (!macKey) throw new Error('no key for the conversation');
  const { file, mac } = must(
    await sealMessage({
      place: { instance, tip: id, from: 'office', seq },
      text,
      photos: [],
      recipient: body.reply,
      macKey,
      random,
    }),
  );
  await officer.ask(`tips/${id}`, { act: 'ask', seq, file, mac, copy: must(await sealCopy(text, seq, identity)) });
}

/** On 查询回复: the person's words, sealed and sent. */
export async function answer(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '给禁毒办留言' }).fill(text);
  await page.getByRole('button', { name: '加密并发送' }).click();
  await page.getByRole('heading', { name: '这段话已加密' }).waitFor();
}
