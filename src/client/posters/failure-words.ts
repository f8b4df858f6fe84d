import { formatNumber } from '../words/format.ts';
import type { PosterFailure } from './draw-poster.ts';
import { posters } from './words.ts';

/** A failure in words: what happened, and what to do. */
interface Told {
  readonly title: string;
  readonly hint: string;
}

/** Says why there is no poster. */
export function posterFailureText(failure: PosterFailure | { readonly code: 'no_picture' }): Told {
  const words = posters.failed;
  switch (failure.code) {
    case 'too_long': {
      const [given, fits, more] = [failure.given, failure.fits, failure.given - failure.fits].map(formatNumber);
      const hint = failure.fits > 0 ? words.tooLongHint(given ?? '', fits ?? '', more ?? '') : words.tooLongAll;
      return { title: words.tooLong, hint };
    }
    case 'long_address':
      return { title: words.longAddress, hint: words.longAddressHint };
    case 'no_canvas':
      return { title: words.noCanvas, hint: words.noCanvasHint };
    case 'no_picture':
      return { title: words.noPicture, hint: words.noPictureHint };
  }
}
