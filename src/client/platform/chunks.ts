import { err, type Result } from '../../domain/kernel/result.ts';

/** Size of the next chunk in bytes: smaller after failures, larger after successes. Shared by consecutive files. */
export interface Pace {
  chunk: number;
  readonly least: number;
  readonly most: number;
}

/** Returns a pace that starts small and doubles with each successful chunk. */
export const makePace = (least: number, most: number): Pace => ({ chunk: most / 4, least, most });

/** The server's answer about an upload: its offset. `conflict`: the offset is not what the phone expected. */
type Step<F> = Promise<Result<number, F | { readonly code: 'conflict' }>>;

/** One file and the server that receives it. `H` is the result of a stopped upload. */
export interface ChunkPort<F, H> {
  readonly size: number;
  /** Resolves when nothing more urgent needs the network; with a value if the upload has to stop. */
  readonly halt: () => Promise<H | undefined>;
  readonly bytes: () => Promise<Result<ArrayBuffer, H>>;
  /** Returns the number of bytes that the server has. */
  readonly offset: () => Step<F>;
  /** Sends a chunk and returns the offset after it. */
  readonly send: (offset: number, chunk: Uint8Array<ArrayBuffer>) => Step<F>;
  /** Called with the number of bytes that the server has. */
  readonly progress: (offset: number) => Promise<H | undefined>;
  /**
   * Maps a failure to the result of the upload; undefined to ask for the offset and go on.
   * @param isLast there were too many failures to go on
   */
  readonly judge: (failure: F | { readonly code: 'conflict' }, isLast: boolean) => Promise<H | undefined>;
}

/** After this many failed or conflicting steps a file is left for a later run. */
const MOST_SURPRISES = 5;

/**
 * Sends a file from the server's offset to its end. At most one chunk is sent twice. An offset that does not advance
 * counts as a conflict.
 * @returns why it stopped; undefined when the server has all bytes
 */
export async function sendInChunks<F, H>(port: ChunkPort<F, H>, pace: Pace): Promise<H | undefined> {
  let offset: number | undefined;
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
