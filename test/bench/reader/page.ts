import { decode } from '../../../src/client/attendance/decode.ts';
import { codeText } from '../../../src/domain/attendance/code.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { cameraFrame, type Frame } from '../../support/camera-frames.ts';

/** What the bench calls on this page. */
export interface ReaderPage {
  /** Makes the frames, so that making them is not measured. */
  make(count: number): void;
  /** Reads the frame with this number. @returns milliseconds, and whether the text was right, wrong or not found */
  read(frame: number): { readonly ms: number; readonly text: 'right' | 'wrong' | 'none' };
}

const key = { event: '0'.repeat(26) as Id, station: '0a1b', secret: '0123456789abcdef'.repeat(4) };
const textOf = (seed: number): string => codeText('https://qingyuan.example', key, 59_912_345 + seed);
/** Other processes of the machine slow single reads down. */
const READS = 3;

let frames: readonly Frame[] = [];

const reader: ReaderPage = {
  make(count) {
    frames = Array.from({ length: count }, (_, seed) => cameraFrame(textOf(seed), seed));
  },
  read(number) {
    const frame = frames[number];
    if (!frame) throw new Error(`no frame ${number}`);
    const timed = () => {
      const began = performance.now();
      const text = decode(frame);
      return { ms: performance.now() - began, text };
    };
    const reads = Array.from({ length: READS }, timed);
    const text = reads[0]?.text;
    return {
      ms: Math.min(...reads.map(({ ms }) => ms)),
      text: text === undefined ? 'none' : text === textOf(number) ? 'right' : 'wrong',
    };
  },
};
Object.assign(globalThis, { reader });
