import './office-shell.css';
import { type JSX, Show } from 'solid-js';
import { Card } from './Card.tsx';

/** A key figure: name, number with unit, a detail line and a meter. With `href` the number links to its records. */
export function Kpi(props: {
  name: JSX.Element;
  value: string;
  unit?: string | undefined;
  detail?: JSX.Element;
  href?: string | undefined;
  linkLabel?: string | undefined;
  children?: JSX.Element;
}) {
  const number = () => (
    <b>
      {props.value}
      <Show when={props.unit}>{(unit) => <small>{unit()}</small>}</Show>
    </b>
  );
  return (
    <Card class="kpi">
      <small>{props.name}</small>
      <Show when={props.href} fallback={number()}>
        {(href) => (
          <a class="kpi-link" href={href()} aria-label={props.linkLabel}>
            {number()}
          </a>
        )}
      </Show>
      <small>{props.detail}</small>
      {props.children}
    </Card>
  );
}
