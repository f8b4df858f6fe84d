import type { Page } from 'playwright';

interface CameraPhoto {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Photos by their number: a browser draws each once in a process. */
const taken = new Map<number, CameraPhoto>();

/** What a phone's camera would give: large, full of detail, each number another picture. */
export async function cameraPhoto(page: Page, seed: number): Promise<CameraPhoto> {
  const photo = taken.get(seed) ?? (await drawPhoto(page, seed));
  taken.set(seed, photo);
  return photo;
}

async function drawPhoto(page: Page, seed: number): Promise<CameraPhoto> {
  const base64 = await page.evaluate(async (start) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2400, 1800];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    const gradient = context.createLinearGradient(0, 0, 2400, 1800);
    gradient.addColorStop(0, `hsl(${start * 70} 60% 70%)`);
    gradient.addColorStop(1, `hsl(${start * 70 + 120} 50% 30%)`);
    context.fillStyle = gradient;
    context.fillRect(0, 0, 2400, 1800);
    let state = start + 1;
    const next = () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) / 2 ** 24;
    };
    // Leaves and gravel: fine detail is what makes a photo large.
    for (let i = 0; i < 60_000; i++) {
      context.fillStyle = `hsl(${next() * 360} 50% ${next() * 100}% / 60%)`;
      context.fillRect(next() * 2400, next() * 1800, 2 + next() * 9, 2 + next() * 9);
    }
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  }, seed);
  return { name: `IMG_${seed}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}

/** 加照片, then 从相册选. */
export async function choosePhotos(page: Page, seeds: readonly number[]): Promise<void> {
  const photos = [];
  for (const seed of seeds) photos.push(await cameraPhoto(page, seed));
  const open = page.getByRole('button', { name: '加照片' });
  if (await open.count()) await open.click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '从相册选' }).click();
  await (await choosing).setFiles(photos);
}

/** Chooses photos for a new record and waits until all are kept on the phone. */
export async function addPhotos(page: Page, seeds: readonly number[]): Promise<void> {
  await choosePhotos(page, seeds);
  await page.getByText(`已存到本机 ${seeds.length} 张`).waitFor();
}
