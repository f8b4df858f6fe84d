import { err, type Result } from '../../domain/kernel/result.ts';

/** Bytes of the next chunk: less after trouble, more after success. Kept from file to file. */
export interface Pace {
  chunk: number;
  readonly least: number;
  readonly most: number;
}

/** Chunks begin small, and double with each that gets through. */
export const makePace = (least: number, most: number): Pace => ({ chunk: most / 4, least, most });

/** What the server said of an upload. `conflict`: it stands elsewhere than the phone thought. */
type Step<F> = Promise<Result<number, F | { readonly code: 'conflict' }>>;

/** One file, and the server that takes it. `H` is what a stopped upload comes to. */
export interface ChunkPort<F, H> {
  readonly size: number;
  /** Resolves when nothing more urgent wants the network; with a value where it is to stop. */
  readonly halt: () => Promise<H | undefined>;
  readonly bytes: () => Promise<Result<ArrayBuffer, H>>;
  /** Asks how many bytes the server has. */
  readonly offset: () => Step<F>;
  /** Sends a chunk; gives the offset behind it. */
  readonly send: (offset: number, chunk: Uint8Array<ArrayBuffer>) => Step<F>;
  /** Told how many bytes the server has. */
  readonly progress: (offset: number) => Promise<H | undefined>;
  /**
   * Says what a failure comes to; undefined where it is worth asking once more how far the file has come.
   * @param isLast there have been too many of them for that
   */
  readonly judge: (failure: F | { readonly code: 'conflict' }, isLast: boolean) => Promise<H | undefined>;
}

/** A file that stands elsewhere than thought, or did not come right, so often within one run is left for a later one. */
const MOST_SURPRISES = 5;

/**
 * Sends a file to its end, from where the server has it. At most one chunk goes over the line twice; an offset that does
 * not move counts as a conflict.
 * @param start where the server is known to stand; left out, it is asked
 * @returns what stopped it; undefined when the server has all bytes
 */
export async function sendInChunks<F, H>(port: ChunkPort<F, H>, pace: Pace, start?: number): Promise<H | undefined> {
  let offset = start;
  let bytes: ArrayBuffer | undefined;
  for (let surprises = 0; ; ) {
    const halted = await port.halt();
    if (halted !== undefined) return halted;
    let step: Awaited<Step<F>>;
    if (offset === undefined) step = await port.offset();
    else {
      const stopped = await port.progress(Math.min(offset, port.size));
      if (stopped !== undefined || offset >= port.size) return stopped;
      if (!bytes) {
        const read = await port.bytes();
        if (!read.ok) return read.error;
        bytes = read.value;
      }
      const chunk = new Uint8Array(bytes, offset, Math.min(pace.chunk, port.size - offset));
      step = await port.send(offset, chunk);
      if (step.ok && step.value <= offset) step = err({ code: 'conflict' });
      pace.chunk = step.ok ? Math.min(pace.most, pace.chunk * 2) : Math.max(pace.least, Math.floor(pace.chunk / 2));
    }
    if (step.ok) offset = step.value;
    else {
      const stopped = await port.judge(step.error, ++surprises > MOST_SURPRISES);
      if (stopped !== undefined) return stopped;
      offset = undefined;
    }
  }
}
