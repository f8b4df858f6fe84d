import { startEmbedded } from '../../../../src/server/platform/database/embedded.ts';

/** A minimal server process: owns DATA_DIR's PostgreSQL until SIGTERM. Prints the result as one JSON line. */
const result = await startEmbedded({ dataDir: process.env.DATA_DIR ?? '' });
if (result.ok) {
  const alive = setInterval(() => undefined, 60_000);
  process.once('SIGTERM', () => {
    clearInterval(alive);
    void result.value.stop();
  });
}
// Printed last, because its reader may send the signal at once.
process.stdout.write(`${JSON.stringify(result)}\n`);
