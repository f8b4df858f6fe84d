import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take long for their size, the longest first. Vitest begins with the largest file, and one of these begun
 * last would run alone.
 */
const slow = ['e2e/accessibility', 'e2e/tips/looks', 'e2e/clock', 'e2e/storage-refused', 'server/faults/kill'];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const at = slow.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return at < 0 ? slow.length : at;
};

/** Begins with the files that take longest, so that no process is left alone with one. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    return bySize.sort((a, b) => rankOf(a) - rankOf(b));
  }
}
