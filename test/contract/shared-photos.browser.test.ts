import { afterEach, describe, expect, it } from 'vitest';
import { dropAllWaiting, dropWaiting, waitingPhotos } from '../../src/client/photos/shared.ts';
import { MAX_SHARED } from '../../src/domain/photos/shared.ts';
import { SHARED_FIELD, SHARED_LEFT, SHARED_PAGE } from '../../src/protocol/pages/share.ts';
import { takeShared } from '../../src/service-worker/shared-photos.ts';

/** The request that the phone's share sheet makes. */
function share(...files: readonly File[]): Request {
  const body = new FormData();
  for (const file of files) body.append(SHARED_FIELD, file);
  return new Request(SHARED_PAGE, { method: 'POST', body });
}
const photo = (text: string, type = 'image/jpeg') => new File([text], `${text}.jpg`, { type });
const texts = async () => Promise.all((await waitingPhotos()).map(({ file }) => file.text()));

/** Shares, and returns where the phone is led. */
async function led(request: Request): Promise<string> {
  const answer = await takeShared(request);
  expect(answer.status).toBe(303);
  const { pathname, search } = new URL(answer.headers.get('location') ?? '');
  return pathname + search;
}

afterEach(dropAllWaiting);

describe('photos from the share sheet', () => {
  it('wait in their order, across several shares, until they are placed', async () => {
    expect(await led(share(photo('one'), photo('two')))).toBe(SHARED_PAGE);
    expect(await led(share(photo('three')))).toBe(SHARED_PAGE);
    expect(await texts()).toEqual(['one', 'two', 'three']);
    const [first] = await waitingPhotos();
    await dropWaiting([first?.key ?? 0]);
    expect(await texts()).toEqual(['two', 'three']);
    expect((await waitingPhotos())[0]?.file.type).toBe('image/jpeg');
  });

  it('are left out with their number if they are too many or no pictures', async () => {
    const many = Array.from({ length: MAX_SHARED + 2 }, (_, at) => photo(String(at)));
    expect(await led(share(...many, photo('a film', 'video/mp4')))).toBe(`${SHARED_PAGE}?${SHARED_LEFT}=3`);
    expect(await texts()).toHaveLength(MAX_SHARED);
    expect(await led(share(photo('late')))).toBe(`${SHARED_PAGE}?${SHARED_LEFT}=1`);
  });

  it('lead to a page that says so if what came cannot be read', async () => {
    const broken = new Request(SHARED_PAGE, {
      method: 'POST',
      body: 'cut in the mid',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(await led(broken)).toBe(`${SHARED_PAGE}?${SHARED_LEFT}=failed`);
    expect(await texts()).toEqual([]);
  });
});
