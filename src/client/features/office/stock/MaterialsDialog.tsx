import { createSignal, For, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { isArchived } from '../../../../domain/records/kinds/material.ts';
import { textField } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { ConfirmDialog, Dialog } from '../../../components/Dialog.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { compareNames } from '../../../records/compare-names.ts';
import { failureText } from '../../../records/failure-text.ts';
import { optionLabel, unitWord } from '../../../records/kind-words.ts';
import { createReferences, type LocalRecord } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import type { Entry } from '../../../stock/EntryDialog.tsx';
import { stock as words } from '../../../stock/words.ts';
import { common } from '../../../words/common.ts';
import { formatAmount } from '../../../words/format.ts';

/** The form of a material, a new one without `edits`. */
export const materialEntry = (edits?: LocalRecord): Entry => ({
  title: edits ? words.kinds.edit : words.kinds.add,
  kind: 'material',
  fixed: {},
  ...(edits ? { corrects: edits.record } : {}),
  asks: ['name', 'form', 'pack', 'opening'],
});

const nameOf = ({ record }: LocalRecord): string => textField(record, 'name') ?? '';

/**
 * The kinds of materials: to enter, change, take out of use, or delete while nothing refers to them.
 * @param props.used materials with entries, which are archived instead of deleted
 */
export function MaterialsDialog(props: {
  readonly open: boolean;
  readonly used: ReadonlySet<Id>;
  readonly onEntry: (entry: Entry) => void;
  readonly onClose: () => void;
}) {
  const commands = useCommands();
  const materials = createReferences('material');
  const [problem, setProblem] = createSignal<string>();
  const [leaving, setLeaving] = createSignal<LocalRecord>();
  const sorted = () =>
    [...(materials() ?? [])].sort(
      (a, b) => Number(isArchived(a.record)) - Number(isArchived(b.record)) || compareNames(nameOf(a), nameOf(b)),
    );
  const detail = ({ record }: LocalRecord) => {
    const { pack } = record.fields;
    const form = textField(record, 'form');
    return [
      isArchived(record) ? words.kinds.archived : undefined,
      form && optionLabel('material', 'form', form),
      typeof pack === 'number' ? words.kinds.pack(formatAmount(pack, unitWord('copy'))) : undefined,
    ]
      .filter(Boolean)
      .join(' · ');
  };
  const told = async (work: ReturnType<typeof commands.deleteRecord>) => {
    const done = await work;
    setProblem(done.ok ? undefined : failureText(done.error));
    setLeaving(undefined);
  };
  const archive = async (id: Id, archived: boolean) => {
    const done = await commands.editRecord(id, { archived });
    setProblem(done.ok ? undefined : failureText(done.error));
  };
  return (
    <>
      <Dialog open={props.open} onClose={props.onClose} title={words.kinds.title} closeLabel={common.action.close}>
        <div class="stack">
          <p class="note">{words.kinds.hint}</p>
          <List label={words.kinds.title}>
            <For each={sorted()}>
              {(material) => (
                <ListItem
                  title={nameOf(material)}
                  detail={detail(material)}
                  trailing={
                    <span class="row">
                      <Button
                        look="soft"
                        aria-label={words.kinds.of(common.action.edit, nameOf(material))}
                        onClick={() => props.onEntry(materialEntry(material))}
                      >
                        {common.action.edit}
                      </Button>
                      <Show
                        when={props.used.has(material.id) || isArchived(material.record)}
                        fallback={
                          <Button
                            look="soft"
                            aria-label={words.kinds.of(words.kinds.remove, nameOf(material))}
                            onClick={() => setLeaving(material)}
                          >
                            {words.kinds.remove}
                          </Button>
                        }
                      >
                        <Button
                          look="soft"
                          aria-label={words.kinds.of(
                            isArchived(material.record) ? words.kinds.restore : words.kinds.archive,
                            nameOf(material),
                          )}
                          onClick={() => void archive(material.id, !isArchived(material.record))}
                        >
                          {isArchived(material.record) ? words.kinds.restore : words.kinds.archive}
                        </Button>
                      </Show>
                    </span>
                  }
                />
              )}
            </For>
          </List>
          <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
          <Button look="primary" icon="plus" onClick={() => props.onEntry(materialEntry())}>
            {words.kinds.add}
          </Button>
        </div>
      </Dialog>
      <ConfirmDialog
        open={leaving() !== undefined}
        onClose={() => setLeaving(undefined)}
        title={words.kinds.removeTitle(leaving() ? nameOf(leaving() as LocalRecord) : '')}
        words={common.action}
        confirm={words.kinds.remove}
        onConfirm={() => {
          const material = leaving();
          if (material) void told(commands.deleteRecord(material.id));
        }}
      >
        <p>{words.kinds.removeDetail}</p>
      </ConfirmDialog>
    </>
  );
}
