import { createSignal, onCleanup, onMount } from 'solid-js';

/** The room in em of the columns that every programme has, and of one unit, as programme.css sets them. */
const FRAME_EM = 14;
const UNIT_EM = 4.4;

/** Follows a box, and says whether it has room for the columns of all units. */
export function createGridRoom(units: () => number) {
  const [em, setEm] = createSignal(Number.POSITIVE_INFINITY);
  const watch = (box: HTMLElement): void =>
    onMount(() => {
      const measure = () => void setEm(box.clientWidth / Number.parseFloat(getComputedStyle(box).fontSize));
      const observer = new ResizeObserver(measure);
      observer.observe(box);
      onCleanup(() => observer.disconnect());
      measure();
    });
  return { watch, fits: () => em() >= FRAME_EM + units() * UNIT_EM };
}
