import { startEmbedded } from '../../../../src/server/platform/database/embedded.ts';

/** A server's process in miniature: owns DATA_DIR's PostgreSQL until SIGTERM. Says how it went as one JSON line. */
const result = await startEmbedded({ dataDir: process.env.DATA_DIR ?? '' });
if (result.ok) {
  const alive = setInterval(() => undefined, 60_000);
  process.once('SIGTERM', () => {
    clearInterval(alive);
    void result.value.stop();
  });
}
// Last: who reads it may send the signal at once.
process.stdout.write(`${JSON.stringify(result)}\n`);
