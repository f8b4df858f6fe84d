import { ensureBuild, ensureServerBuild } from './e2e-build.ts';

/** Builds client and server once, before files that run side by side would each do so in one folder. */
export default function setup(): void {
  ensureBuild();
  ensureServerBuild();
}
