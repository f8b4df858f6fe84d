import type { Id } from '../../domain/kernel/id.ts';

/** Who enters the places, people and materials, and when: before the first record of field work. */
export interface Founding {
  readonly by: Id;
  /** Milliseconds since 1970. */
  readonly at: number;
}
