import type { Page } from 'playwright';
import { openBody, openGrant, openPhoto } from '../../src/client/tips/crypto/open.ts';
import type { TipBody } from '../../src/client/tips/crypto/schemas.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import type { TipDetail, TipList } from '../../src/protocol/tips/tip-desk.ts';
import { cameraPhoto } from './e2e-photos.ts';
import type { PreparedOffice, Unlocked } from './e2e-tips.ts';
import { must } from './must.ts';

/** 什么情况 and whatever else is said. */
export async function write(page: Page, what: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.getByRole('textbox', { name: '什么情况' }).fill(what);
  for (const [label, text] of Object.entries(more)) await page.getByRole('textbox', { name: label }).fill(text);
}

/** 从相册选, and waits until all are ready. */
export async function addTipPhotos(page: Page, seeds: readonly number[]): Promise<void> {
  const photos = [];
  for (const seed of seeds) photos.push(await cameraPhoto(page, seed));
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '从相册选' }).click();
  await (await choosing).setFiles(photos);
  await page.getByText(`已加 ${seeds.length} 张`).waitFor();
}

export const sealButton = (page: Page) => page.getByRole('button', { name: '加密并发送' });

/** Taps 加密并发送 and reads the receipt off the screen, as its owner does. */
export async function seal(page: Page): Promise<string> {
  await sealButton(page).click();
  await page.getByRole('heading', { name: /记下回执码$/ }).waitFor();
  const groups = await page.locator('.tip-code li').allTextContents();
  return groups.join('-');
}

export const arrived = (page: Page) => page.getByText('已送到禁毒办', { exact: true }).first();

/** The receipt, typed from paper; ends with what it opens. */
export async function lookUp(page: Page, receipt: string): Promise<void> {
  await page.getByRole('textbox', { name: '回执码' }).fill(receipt);
  await page.getByRole('button', { name: '查看回复' }).click();
  await page.getByRole('heading', { name: '往来留言' }).waitFor();
}

export interface OpenedTip {
  readonly id: Id;
  /** The tip's secret. */
  readonly identity: string;
  readonly body: TipBody;
  readonly detail: TipDetail;
  readonly photos: readonly Uint8Array[];
}

/** What an officer reads. */
export async function openTip({ instance }: PreparedOffice, officer: Unlocked, id: Id): Promise<OpenedTip> {
  const detail = await officer.ask<TipDetail>(`tips/${id}`);
  const grant = detail.grants.find(({ key }) => key === officer.key);
  if (!grant) throw new Error('no grant');
  const name = { instance, tip: id };
  const identity = must(await openGrant(grant.file, officer.identity, name));
  const body = must(await openBody(detail.body, identity, name));
  const photos = [];
  for (const photo of body.photos) {
    const file = await officer.askBytes(`tip-files/${photo.id}`);
    photos.push(must(await openPhoto(file, identity, photo)));
  }
  return { id, identity, body, detail, photos };
}

/** All that the office holds, opened. */
export async function openAll(office: PreparedOffice, officer: Unlocked): Promise<OpenedTip[]> {
  const { tips } = await officer.ask<TipList>('tips');
  return Promise.all(tips.map(({ id }) => openTip(office, officer, id)));
}
