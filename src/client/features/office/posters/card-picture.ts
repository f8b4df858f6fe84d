import { bytes } from '../../../platform/http/answer.ts';
import { callApi } from '../../../platform/http/call-api.ts';

const DRAWINGS = '/pictures/cards.svg';

/** Pixels of a side, enough for the head of an A3 poster. */
const SIDE = 512;

/**
 * Makes a picture of one symbol of the cards' drawings. Colours of the theme fall back to those of paper. The text is cut
 * out, not parsed: the policy of pages lets no code turn a string into a document.
 */
function svgOf(drawings: string, symbol: string): string | undefined {
  const start = `<symbol id="${symbol}" `;
  const from = drawings.indexOf(start);
  const to = drawings.indexOf('</symbol>', from);
  if (from < 0 || to < 0) return undefined;
  const inside = drawings.slice(from + start.length, to);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" ${inside}</svg>`;
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
