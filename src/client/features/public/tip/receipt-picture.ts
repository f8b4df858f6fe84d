import { formatReceipt } from '../../../../domain/tips/receipt.ts';
import { thisBrowser } from '../../../platform/this-browser.ts';
import { savingIn } from '../../../platform/user-agent.ts';
import { tip } from '../../../tips/page/words.ts';

const WIDTH = 1080;
const LINE = 130;
const FONT = 'system-ui, "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans CJK SC", sans-serif';

/** Draws the receipt code with instructions, black on white for printing. */
function draw(receipt: string): HTMLCanvasElement | undefined {
  const groups = formatReceipt(receipt).split('-');
  const rows = [groups.slice(0, 3), groups.slice(3, 6), groups.slice(6)].map((row) => row.join('  '));
  const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: 420 + rows.length * LINE });
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return undefined;
  const write = (text: string, y: number, size: number, weight = 400) => {
    context.font = `${weight} ${size}px ${FONT}`;
    context.fillText(text, WIDTH / 2, y, WIDTH - 80);
  };
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  context.textAlign = 'center';
  write(tip.picture.title, 110, 52, 600);
  rows.forEach((row, index) => {
    write(row, 260 + index * LINE, 96, 700);
  });
  write(tip.picture.where, 280 + rows.length * LINE, 40);
  write(tip.picture.keep, 350 + rows.length * LINE, 40);
  return canvas;
}

/**
 * Saves the receipt code as a picture, at the user's request.
 * @returns the address of the picture where only a long press saves it; false if it could not be made
 */
export async function saveReceiptPicture(receipt: string): Promise<boolean | string> {
  const canvas = draw(receipt);
  const blob = await new Promise<Blob | null>((resolve) => {
    if (canvas) canvas.toBlob(resolve, 'image/png');
    else resolve(null);
  });
  if (!blob) return false;
  const url = URL.createObjectURL(blob);
  if (savingIn(thisBrowser(), true) === 'press') return url;
  const link = Object.assign(document.createElement('a'), { href: url, download: tip.picture.file });
  link.click();
  // Some browsers start the download only after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return true;
}
