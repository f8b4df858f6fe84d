import { afterEach, TestRunner } from 'vitest';
import { describePages, onClosing } from './e2e-browser.ts';

/** Prints what the pages show if the present test has failed, since what depends on timing can not be seen again. */
async function printPages(): Promise<void> {
  const test = TestRunner.getCurrentTest();
  if (test?.result?.state === 'fail') console.log(`${test.name}: the pages at the end\n${await describePages()}`);
}

onClosing(printPages);
afterEach(printPages);
