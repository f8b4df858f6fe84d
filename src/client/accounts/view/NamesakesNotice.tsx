import { For } from 'solid-js';
import type { FoldedRecord } from '../../../domain/records/record.ts';
import { Notice } from '../../components/Notice.tsx';
import { squad } from '../../records/words/squad.ts';
import { findNamesakes } from './namesakes.ts';

/** Asks about members of a squad with the same name; members are never merged automatically. */
export function NamesakesNotice(props: { readonly members: readonly FoldedRecord[]; readonly mayEdit: boolean }) {
  return (
    <For each={findNamesakes(props.members)}>
      {({ name, members }) => (
        <Notice quiet tone="wait" icon="people" title={squad.namesakes.title(members.length, name)}>
          {props.mayEdit ? squad.namesakes.edit : squad.namesakes.tell}
        </Notice>
      )}
    </For>
  );
}
