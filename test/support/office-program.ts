import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDebians } from './debian.ts';

const isThere = (): boolean =>
  spawnSync('soffice', ['--version']).status === 0 && spawnSync('pdftotext', ['-v']).status === 0;

/** What is said where the programs are missing, so that nobody takes the tests for complete. */
export const WITHOUT_OFFICE =
  'NOT TESTED: there is no LibreOffice here (Debian: apt install libreoffice-writer-nogui poppler-utils), so pages of documents are not measured.';

/** Looks for LibreOffice and pdftotext, and installs Debian's where they lack. @returns whether they are there now */
export const ensureOffice = (): boolean =>
  isThere() || (installDebians('LibreOffice', ['libreoffice-writer-nogui', 'poppler-utils']) && isThere());

/** A word on a page, with its edges in points from the left and top. */
export interface PlacedWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Gives a document to LibreOffice, which saves it in another format, and reads what it saved. */
function converted<T>(document: Uint8Array, format: 'pdf' | 'docx', read: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'qingyuan-docx-'));
  try {
    writeFileSync(join(folder, 'report.docx'), document);
    // A profile of its own: LibreOffice refuses a second start with the same one.
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const saved = join(folder, 'saved');
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', format, '--outdir', saved, join(folder, 'report.docx')],
      { stdio: 'ignore', timeout: 120_000 },
    );
    return read(join(saved, `report.${format}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens a Word document in LibreOffice and saves it again. */
export const savedByOffice = (document: Uint8Array): Uint8Array =>
  converted(document, 'docx', (file) => new Uint8Array(readFileSync(file)));

/** Renders a document by LibreOffice, and says where each word stands, page by page. */
export const renderedPages = (document: Uint8Array): PlacedWord[][] =>
  converted(document, 'pdf', (file) => {
    const xml = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
    const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g;
    return xml
      .split('<page ')
      .slice(1)
      .map((page) =>
        Array.from(page.matchAll(word), ([, left, top, right, bottom, text = '']) => ({
          text,
          left: Number(left),
          right: Number(right),
          top: Number(top),
          bottom: Number(bottom),
        })),
      );
  });
