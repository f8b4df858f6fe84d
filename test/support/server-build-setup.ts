import { ensureServerBuild } from './e2e-build.ts';

/** Builds the server once, for tests that start its program. */
export default function setup(): void {
  ensureServerBuild();
}
