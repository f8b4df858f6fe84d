import type { Page } from 'playwright';

export interface SavingOrder {
  /** The amount of the first record; each further one has one more, so that the amount names the record. */
  readonly from: number;
  /** How many to save. */
  readonly count: number;
}

/**
 * Fills in the leaflet form and taps 保存, again and again, as fast as the page allows. To be started on the open form.
 * @param said told of each amount for which the page has said 已保存到本机, as soon as it says so
 */
export async function saveRapidly(page: Page, order: SavingOrder, said: (amount: number) => void): Promise<void> {
  await page.exposeFunction('said', said);
  await page.evaluate(async ({ from, count }) => {
    const { said } = window as unknown as { said(amount: number): Promise<void> };
    /** Looks after each change of the page. */
    const until = <T>(find: () => T | undefined): Promise<T> =>
      new Promise((resolve) => {
        const look = () => {
          const found = find();
          if (found === undefined) return;
          observer.disconnect();
          resolve(found);
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
        look();
      });
    const button = (name: string) =>
      [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === name);
    const amount = () => document.querySelector<HTMLInputElement>('.amount-input') ?? undefined;
    const isSaved = () =>
      document.querySelector('.save-confirmation')?.textContent?.includes('已保存到本机') || undefined;
    for (let n = from; n < from + count; n++) {
      const input = await until(amount);
      input.value = String(n);
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      (await until(() => button('保存'))).click();
      await until(isSaved);
      await said(n);
      if (n < from + count - 1) (await until(() => button('再记一笔'))).click();
    }
  }, order);
}

/** What the phone's own database holds of leaflets. */
export interface PhoneRows {
  /** Amounts by change, in the order of saving. */
  readonly changes: readonly number[];
  /** Amounts by record, as lists show them. */
  readonly records: readonly number[];
  /** Amounts whose change waits for its receipt. */
  readonly unsent: readonly number[];
}

export const readPhone = (page: Page): Promise<PhoneRows> =>
  page.evaluate(async () => {
    interface Content {
      readonly fields?: { readonly quantity?: number };
    }
    interface Row extends Content {
      readonly state?: string;
      readonly base?: Content;
      readonly id?: string;
      readonly order?: number;
      readonly pending?: readonly string[];
      readonly fromOrder?: number;
      readonly toOrder?: number;
    }
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('qingyuan');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    // In one transaction: meanwhile a tab may write receipts.
    const reading = database.transaction(['change', 'receipt', 'record']);
    const all = (store: string) =>
      new Promise<Row[]>((resolve, reject) => {
        const asking = reading.objectStore(store).getAll();
        asking.onsuccess = () => resolve(asking.result);
        asking.onerror = () => reject(asking.error);
      });
    const [changes, receipts, records] = await Promise.all([all('change'), all('receipt'), all('record')]);
    const byId = new Map(changes.map((change) => [change.id, change]));
    const isReceived = ({ order = 0 }: Row) =>
      receipts.some(({ fromOrder = 0, toOrder = 0 }) => fromOrder <= order && order <= toOrder);
    database.close();
    const amounts = (rows: readonly Row[], of: (row: Row) => number | undefined) =>
      rows.flatMap((row) => of(row) ?? []).sort((a, b) => a - b);
    return {
      changes: amounts(changes, ({ fields }) => fields?.quantity),
      records: amounts(records, ({ base, pending }) => (base ?? byId.get(pending?.[0]))?.fields?.quantity),
      unsent: amounts(
        changes.filter((change) => change.state === 'unsent' && !isReceived(change)),
        ({ fields }) => fields?.quantity,
      ),
    };
  });
