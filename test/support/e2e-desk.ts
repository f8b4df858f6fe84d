import type { Page } from 'playwright';
import { wrapIdentity } from '../../src/client/tips/crypto/keys.ts';
import { writeKeyFile } from '../../src/client/tips/desk/key-file.ts';
import { formatFingerprint } from '../../src/domain/tips/receipt.ts';
import type { PreparedOffice, Unlocked } from './e2e-tips.ts';

/** What officers of tests unlock their keys with. */
export const PASSPHRASE = 'qing shui chang liu bu duan';

/** What the ceremony made for this officer, as it lies on a stick: the key behind a passphrase. */
async function keyFile({ instance }: PreparedOffice, { key, identity, recipient }: Unlocked): Promise<Buffer> {
  // The least work that the format knows: this passphrase protects nothing.
  const wrapped = await wrapIdentity(identity, PASSPHRASE, 1);
  return Buffer.from(writeKeyFile({ id: key, instance, recipient, wrapped: wrapped.buffer }));
}

/** Compares the district's code on a computer that was never used for tips, and says that it is the same. */
export async function compareCode(page: Page, fingerprint: string): Promise<void> {
  const notice = page.locator('.notice').filter({ hasText: '请先核对本区核对码' });
  await notice.getByText(formatFingerprint(fingerprint)).waitFor();
  await notice.getByRole('button', { name: '核对过，一样' }).click();
  await notice.waitFor({ state: 'detached' });
}

/** Makes a new computer an officer's own: the district's code compared, the key file brought. */
export async function bringKey(page: Page, office: PreparedOffice, officer: Unlocked): Promise<void> {
  await compareCode(page, office.fingerprint);
  await page.getByText('导入钥匙文件').first().click();
  const file = { name: 'key.qyk', mimeType: 'application/json', buffer: await keyFile(office, officer) };
  await page.getByLabel('导入钥匙文件').setInputFiles(file);
  await page.getByRole('textbox', { name: '口令' }).waitFor();
}

export async function unlock(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '口令' }).fill(PASSPHRASE);
  await page.getByRole('button', { name: '解锁', exact: true }).click();
  await page.getByText('已解锁', { exact: true }).waitFor();
}
