import { bytes } from '../../../platform/http/answer.ts';
import { callApi } from '../../../platform/http/call-api.ts';

const DRAWINGS = '/pictures/cards.svg';

/** Pixels of a side, enough for the head of an A3 poster. */
const SIDE = 512;

/** Makes a picture of one symbol of the cards' drawings. Colours of the theme fall back to those of paper. */
function svgOf(drawings: string, symbol: string): string | undefined {
  const found = new DOMParser().parseFromString(drawings, 'image/svg+xml').getElementById(symbol);
  if (!found) return undefined;
  const kept = [...found.attributes].filter(({ name }) => name !== 'id').map(({ name, value }) => `${name}="${value}"`);
  const parts = [...found.children].map((part) => new XMLSerializer().serializeToString(part)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" ${kept.join(' ')}>${parts}</svg>`;
}

/** Loads the drawing of a card for a canvas; undefined if it can not be had now. A poster is drawn without it, too. */
export async function cardPicture(symbol: string): Promise<HTMLImageElement | undefined> {
  const answer = await callApi(DRAWINGS, bytes);
  const svg = answer.ok ? svgOf(new TextDecoder().decode(answer.value), symbol) : undefined;
  if (svg === undefined) return undefined;
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return picture.decode().then(
    () => picture,
    () => undefined,
  );
}
