import { area } from '../../../../words/area.ts';
import { tipReceipt as zh } from './zh/tip-receipt.ts';

/** Words of 查询回复. */
export const tipReceipt = area(zh, async () => (await import('./en/tip-receipt.ts')).tipReceipt);
