import { findProof } from './proof.ts';
import type { Challenge } from './transport.ts';

/** Answers one challenge with its solution, or null; then the page ends this worker. */
addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  findProof(data).then(
    (solution) => postMessage(solution ?? null),
    () => postMessage(null),
  );
});
