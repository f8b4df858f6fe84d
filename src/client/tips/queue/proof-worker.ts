import { findProof } from './proof.ts';
import type { Challenge } from './transport-types.ts';

/** One challenge in, one solution out, or null; then the page ends this worker. */
addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  findProof(data).then(
    (solution) => postMessage(solution ?? null),
    () => postMessage(null),
  );
});
