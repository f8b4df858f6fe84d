import type { Id } from '../../domain/kernel/id.ts';

/** The member who enters the places, people and materials, and when: before the first field work. */
export interface Founding {
  readonly by: Id;
  /** Milliseconds since 1970. */
  readonly at: number;
}
