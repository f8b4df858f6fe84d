import { ensureBuild } from './e2e-build.ts';

/** Builds the client once, before files that run side by side would each do so in one folder. */
export default function setup(): void {
  ensureBuild();
}
