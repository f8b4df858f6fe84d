import './progress.css';
import { createUniqueId } from 'solid-js';

/** A spinner for work of unknown length. */
export function Spinner(props: { label: string }) {
  return (
    <div class="spinner" role="status">
      <i />
      <span>{props.label}</span>
    </div>
  );
}

/** A progress bar: `value` of `max`. */
export function Progress(props: { label: string; value: number; max: number }) {
  const id = createUniqueId();
  return (
    <div class="progress">
      <label for={id}>{props.label}</label>
      <progress id={id} value={props.value} max={props.max} />
    </div>
  );
}
