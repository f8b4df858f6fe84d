import './progress.css';
import { createUniqueId } from 'solid-js';

/** Waiting for something whose length is unknown. */
export function Spinner(props: { label: string }) {
  return (
    <div class="spinner" role="status">
      <i />
      <span>{props.label}</span>
    </div>
  );
}

/** Something under way: `value` of `max`. */
export function Progress(props: { label: string; value: number; max: number }) {
  const id = createUniqueId();
  return (
    <div class="progress">
      <label for={id}>{props.label}</label>
      <progress id={id} value={props.value} max={props.max} />
    </div>
  );
}
