import type { Page } from 'playwright';

/** Opens an invite and joins; a sign-in link needs no more than to be opened. Ends on 今日, or on 总览. */
export async function join(page: Page, link: string): Promise<void> {
  await page.goto(link);
  const inside = page.getByRole('heading', { level: 1, name: /^(今日|总览)$/ });
  const enter = page.getByRole('button', { name: '加入', exact: true });
  await inside.or(enter).waitFor();
  if (await inside.count()) return;
  await enter.click();
  await inside.waitFor();
}

/** The office's door. Ends on 总览. */
export async function signIn(page: Page, url: string, who: { email: string; password: string }): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('textbox', { name: '邮箱' }).fill(who.email);
  await page.getByLabel('密码').fill(who.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
}

/** On a form: 地点 by a part of its name. */
export async function pickPlace(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^地点/ }).click();
  const dialog = page.getByRole('dialog', { name: '选择地点' });
  await dialog.getByRole('searchbox', { name: '找地点' }).fill(name);
  await dialog.getByRole('list', { name: '找地点' }).getByRole('button', { name }).first().click();
  await dialog.waitFor({ state: 'hidden' });
}

export const amount = (page: Page) => page.getByRole('textbox', { name: /^数量/ });

/** Taps 保存 and waits for the phone's word. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存到本机').first().waitFor();
}

/** Follows a tab at the bottom. */
export async function openTab(page: Page, name: '今日' | '记录' | '活动' | '我的'): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
}
