import './print-sheet.css';
import { type JSX, onCleanup } from 'solid-js';
import { Portal } from 'solid-js/web';

/** While mounted, replaces the page on paper: nothing else on screen is printed. */
export function PrintSheet(props: { children: JSX.Element }) {
  const { classList } = document.documentElement;
  classList.add('prints-sheet');
  onCleanup(() => classList.remove('prints-sheet'));
  return (
    <Portal ref={(box) => box.classList.add('print-sheet')}>
      <div class="paper">{props.children}</div>
    </Portal>
  );
}
