import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wrapIdentity } from '../../client/tips/crypto/keys.ts';
import { splitSecret } from '../../client/tips/crypto/shares.ts';
import { writeKeyFile } from '../../client/tips/desk/key-file.ts';
import type { ServerContext } from '../../server/platform/context.ts';
import type { DemoKey, DemoOffice } from './office-keys.ts';

/** Paths of what a real office keeps off the server. */
export interface DemoPapers {
  readonly keyFile: string;
  readonly notes: string;
}

const NOTES = 'demo-tips.txt';
const KEY_FILES = { administrator: 'demo-tip-key.qyk', officer: 'demo-tip-key-2.qyk' } as const;

const papersIn = (dataDir: string): DemoPapers => ({
  keyFile: join(dataDir, KEY_FILES.administrator),
  notes: join(dataDir, NOTES),
});

/** @returns undefined if the demo was built in another folder */
export async function findPapers(dataDir: string): Promise<DemoPapers | undefined> {
  const papers = papersIn(dataDir);
  return access(papers.keyFile).then(
    () => papers,
    () => undefined,
  );
}

const syllables = [...'bdfghjklmnprstwyz'].flatMap((first) => [...'aeiou'].map((second) => first + second));

/** Makes a passphrase of six words of two syllables: 76 bits, as the page requires. */
export function newPassphrase(random: ServerContext['random']): string {
  const syllable = (): string => {
    // Rejects bytes above the last full multiple, which would favour the first syllables.
    const [byte = 255] = random(1);
    return byte < 3 * syllables.length ? (syllables[byte % syllables.length] ?? '') : syllable();
  };
  return Array.from({ length: 6 }, () => syllable() + syllable()).join(' ');
}

/** Writes the key files and a page with the passphrase, the recovery cards and a receipt, for this demo only. */
export async function writePapers(
  { district, random }: ServerContext,
  dataDir: string,
  { administrator, officer, recovery }: DemoOffice,
): Promise<DemoPapers & { readonly addReceipt: (receipt: string) => Promise<void> }> {
  const passphrase = newPassphrase(random);
  const write = async (name: string, { id, identity, recipient }: DemoKey): Promise<void> => {
    const wrapped = await wrapIdentity(identity, passphrase);
    const text = writeKeyFile({ id, instance: district, recipient, wrapped: wrapped.buffer });
    await writeFile(join(dataDir, name), text, { mode: 0o600 });
  };
  const cards = await splitSecret(recovery);
  const lines = [
    '只用于演示。真正的禁毒办由经办人自己做钥匙，口令和恢复卡从不放在服务器上。',
    'For this demo only. In a real office officers make their keys themselves; neither passphrase nor cards are ever on a server.',
    '',
    `举报台：用 office 链接登录，打开一件，导入钥匙文件 ${KEY_FILES.administrator}，输入口令。`,
    `Tip desk: sign in by the office link, open a tip, import ${KEY_FILES.administrator}, type the passphrase.`,
    '',
    `口令 passphrase   ${passphrase}`,
    `另一位经办人的钥匙文件，口令相同 another officer's key file, same passphrase   ${KEY_FILES.officer}`,
    ...cards.map((card, i) => `恢复卡 recovery card ${i + 1}   ${card}`),
  ];
  await write(KEY_FILES.administrator, administrator);
  await write(KEY_FILES.officer, officer);
  const papers = papersIn(dataDir);
  await writeFile(papers.notes, `${lines.join('\n')}\n`, { mode: 0o600 });
  return {
    ...papers,
    addReceipt: (receipt) =>
      writeFile(papers.notes, `回执码，可在“查询回复”页试 receipt to try at /tip/receipt   ${receipt}\n`, {
        flag: 'a',
      }),
  };
}
