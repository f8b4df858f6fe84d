import { createResource, createSignal } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { Period } from '../../../../domain/kernel/period.ts';
import type { ReportCampaign } from '../../../../domain/reports/figure-source.ts';
import type { SavedReport } from '../../../../protocol/reports/saved.ts';
import { createAction } from '../../../components/action.ts';
import { createDirtyMark } from '../../../components/dirty.ts';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { failureText } from '../../../records/failure-text.ts';
import { fetchSaved, saveReport } from '../../../reports/reports-client.ts';
import { useClient } from '../../../state/context.ts';
import { createPolled } from '../../../state/polled.ts';
import { useCommands } from '../../../state/use-commands.ts';
import type { Span } from './built-in.ts';
import { summary as words } from './words.ts';

/** The template's text, and the office's prose by the name of its slot. */
export interface Content {
  readonly text: string;
  readonly prose: Readonly<Record<string, string>>;
}

/** An edited content, with the version that it was begun from. */
interface Draft extends Content {
  readonly basedOn: number;
}

/** A report and its period. */
export interface ReportChoice {
  readonly report: string | Id;
  readonly title: string;
  readonly span: Span;
  readonly period: Period;
  /** The campaign that a brief is of. */
  readonly campaign: ReportCampaign | undefined;
  /** The text of a built-in report; undefined for one of the office's own. */
  readonly builtIn: string | undefined;
}

export function readDraft(stored: unknown): Draft | undefined {
  try {
    const draft = typeof stored === 'string' ? (JSON.parse(stored) as Draft) : undefined;
    return draft && typeof draft.text === 'string' && typeof draft.basedOn === 'number' ? draft : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Holds the text of a report: as it was saved, or as it is edited. An edited text is kept on this device until it is
 * saved, and a version of somebody else never takes its place.
 */
export function createText({ report, title, span, period, builtIn }: ReportChoice) {
  const { store } = useClient();
  const commands = useCommands();
  const mark = createDirtyMark();
  const key = `reports/${report}/${period.from}`;
  const answer = createPolled(() => () => fetchSaved({ report, ...period }), { repeat: false });
  const [draft, setDraft] = createSignal<Draft>();
  const [stored] = createResource(async () => {
    const kept = readDraft((await store.draft(key))?.draft);
    if (kept && !draft()) change(kept);
    return true;
  });
  const [fresh, setFresh] = createSignal<SavedReport>();
  /** Grows when the text is replaced as a whole, so that an editor begins again. */
  const [epoch, setEpoch] = createSignal(0);
  const [theirs, setTheirs] = createSignal<SavedReport>();
  const action = createAction((failure: RequestFailure) =>
    failure.code === 'conflict' ? words.editor.conflict.told : `${failureText(failure)} ${words.editor.kept}`,
  );
  const saved = () => fresh() ?? answer.value()?.saved ?? undefined;
  const earlier = () => answer.value()?.earlier ?? undefined;
  const content = (): Content => {
    const { text, prose } = draft() ?? saved() ?? { text: builtIn ?? earlier()?.text ?? '', prose: {} };
    return { text, prose };
  };

  function change(next: Draft): void {
    setDraft(next);
    mark(true);
    void commands.saveDraft(key, { draft: JSON.stringify(next) });
  }
  function drop(): void {
    setDraft(undefined);
    mark(false);
    void commands.discardDraft(key);
  }
  const edit = (part: Partial<Content>): void =>
    change({ ...content(), basedOn: draft()?.basedOn ?? saved()?.version ?? 0, ...part });
  const replace = (part: Partial<Content>): void => {
    edit(part);
    setEpoch((before) => before + 1);
  };

  async function save(): Promise<void> {
    const sent = draft();
    if (!sent) return;
    const { text, prose, basedOn } = sent;
    const result = await action.run(
      () => saveReport({ report, ...period, title, span, text, prose, basedOn }),
      words.editor.saved,
    );
    if (result?.ok) {
      setFresh(result.value);
      setTheirs(undefined);
      const now = draft();
      if (now && now !== sent) change({ ...now, basedOn: result.value.version });
      else drop();
    } else if (result?.error.code === 'conflict') {
      const newest = await fetchSaved({ report, ...period });
      if (newest.ok && newest.value.saved) setTheirs(newest.value.saved);
    }
  }

  return {
    isReady: () => stored.state === 'ready' && (answer.value() !== undefined || answer.failure() !== undefined),
    content,
    saved,
    earlier,
    epoch,
    theirs,
    action,
    isEdited: () => draft() !== undefined,
    edit,
    replace,
    save,
    /** Discards the edits and shows the saved text. */
    discard(): void {
      const other = theirs();
      if (other) setFresh(other);
      setTheirs(undefined);
      action.tell(undefined);
      drop();
      setEpoch((before) => before + 1);
    },
    /** Keeps the edits, so that the next save makes the version after the other editor's. */
    keepMine(): void {
      const [mine, other] = [draft(), theirs()];
      if (!mine || !other) return;
      setFresh(other);
      setTheirs(undefined);
      change({ ...mine, basedOn: other.version });
      void save();
    },
  };
}

export type ReportText = ReturnType<typeof createText>;
