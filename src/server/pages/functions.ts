import type { PageWords } from './words.ts';

/** A line of 功能设置说明: what the program does, or never does, and the test that proves it. */
interface ProgramFunction {
  readonly name: keyof PageWords['functions']['lines'];
  readonly does: boolean;
  /** The file of the test, and the words by which it is found there. */
  readonly test: string;
  readonly proof: string;
}

export const programFunctions: readonly ProgramFunction[] = [
  {
    name: 'offline',
    does: true,
    test: 'test/e2e/main-job.test.ts',
    proof: 'survives a browser restart, is sent when online, and counts once',
  },
  {
    name: 'sealed',
    does: true,
    test: 'test/server/tips/dump.test.ts',
    proof: 'contains neither content nor keys that open it',
  },
  {
    name: 'anonymous',
    does: true,
    test: 'test/e2e/tips/unlinkable.test.ts',
    proof: 'shares no cookie, identifier, connection or time with the session',
  },
  {
    name: 'rights',
    does: true,
    test: 'test/server/platform/http/permission.test.ts',
    proof: 'every route by every role',
  },
  {
    name: 'evidence',
    does: true,
    test: 'test/server/figures/random-history.test.ts',
    proof: 'leaves records, evidence, sums and ledger as a rebuild gives',
  },
  {
    name: 'attendance',
    does: true,
    test: 'test/server/attendance/service.test.ts',
    proof: 'count once for who scans twice',
  },
  {
    name: 'correction',
    does: true,
    test: 'test/server/attendance/corrections.test.ts',
    proof: 'is answered once, by somebody else, in the own name and with words',
  },
  { name: 'audit', does: true, test: 'test/server/audit/audit.test.ts', proof: 'reveals a missing row' },
  {
    name: 'backup',
    does: true,
    test: 'test/server/backup/whole.test.ts',
    proof: 'is restored completely by the command into an embedded PostgreSQL',
  },
  {
    name: 'noPublicSession',
    does: false,
    test: 'test/server/pages/pages.test.ts',
    proof: 'sets no cookie and asks nobody else for anything',
  },
  {
    name: 'noRanking',
    does: false,
    test: 'test/client/words/parity.test.ts',
    proof: 'has no word of control or competition',
  },
  {
    name: 'noTracking',
    does: false,
    test: 'test/server/pages/pages.test.ts',
    proof: 'lets no page use the location or the microphone',
  },
  {
    name: 'noForcedPhoto',
    does: false,
    test: 'test/e2e/photos.test.ts',
    proof: 'never block the record',
  },
  {
    name: 'noThirdParty',
    does: false,
    test: 'test/server/pages/pages.test.ts',
    proof: 'sets no cookie and asks nobody else for anything',
  },
  {
    name: 'noMicrophone',
    does: false,
    test: 'test/server/pages/pages.test.ts',
    proof: 'lets no page use the location or the microphone',
  },
];
