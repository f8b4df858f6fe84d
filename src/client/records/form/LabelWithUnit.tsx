import { Show } from 'solid-js';

/** 数量（份）: the unit is seen and, for a screen reader, read after the name, whose own name stays 数量. */
export function LabelWithUnit(props: { readonly label: string; readonly unit: string | undefined }) {
  return (
    <>
      {props.label}
      <Show when={props.unit && !props.label.includes(props.unit)}>
        <span aria-hidden="true">（{props.unit}）</span>
      </Show>
    </>
  );
}
