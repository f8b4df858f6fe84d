import './record-facts.css';
import { For } from 'solid-js';
import { type KindName, kindOf } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { fieldLabel } from './kind-words.ts';
import { valueText } from './value-text.ts';
import { office } from './words/office.ts';

/** The fields shown as text: photos are shown separately, and only plans have the fields of plans. */
function shownNames(kind: KindName, isPlanned: boolean): string[] {
  const { fields, plan } = kindOf(kind);
  return Object.entries(fields).flatMap(([name, { type }]) =>
    type === 'photos' || (!isPlanned && plan?.fields.includes(name)) ? [] : [name],
  );
}

/** Lists all fields of a record with their values; empty ones are shown as missing. */
export function RecordFacts(props: {
  record: Pick<FoldedRecord, 'fields'> & { readonly kind: KindName };
  name: (id: string) => string | undefined;
}) {
  return (
    <dl class="record-facts">
      <For each={shownNames(props.record.kind, props.record.fields.status !== undefined)}>
        {(field) => {
          const text = () => valueText(props.record.kind, field, props.record.fields, props.name);
          return (
            <div>
              <dt>{fieldLabel(props.record.kind, field)}</dt>
              <dd classList={{ note: text() === undefined }}>{text() ?? office.record.missing}</dd>
            </div>
          );
        }}
      </For>
    </dl>
  );
}
