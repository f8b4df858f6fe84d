import type { LoadProgress } from './load.ts';

const STEP = 0.1;
const percent = ({ sent, total }: LoadProgress): number => (total ? sent / total : 1);

/** Shows the progress of the loading: one line that is overwritten on a terminal, or a line each tenth elsewhere. */
export function progressLine(out: NodeJS.WriteStream): (progress: LoadProgress) => void {
  let shown = -1;
  return (progress) => {
    const done = percent(progress);
    const step = Math.floor(done / (out.isTTY ? 0.01 : STEP));
    if (step === shown) return;
    shown = step;
    const text = `  ${Math.floor(done * 100)}%  ${progress.sent} / ${progress.total}`;
    out.write(out.isTTY ? `\r${text}${done >= 1 ? '\n' : ''}` : `${text}\n`);
  };
}
