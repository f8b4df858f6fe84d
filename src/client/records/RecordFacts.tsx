import './record-facts.css';
import { For } from 'solid-js';
import { fieldNames, type Kind } from '../../domain/records/kind.ts';
import { type KindName, kindOf } from '../../domain/records/kinds/index.ts';
import type { FoldedRecord } from '../../domain/records/record.ts';
import { fieldLabel } from './kind-labels.ts';
import { valueText } from './value-text.ts';
import { office } from './words/office.ts';

/** The fields shown as text; photos are shown separately. */
function shownNames(name: KindName, isPlanned: boolean): string[] {
  const kind: Kind = kindOf(name);
  return fieldNames(kind, isPlanned).filter((field) => kind.fields[field]?.type !== 'photos');
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
