import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { Day } from '../../../../domain/kernel/day.ts';
import type { ActivityName } from '../../../../domain/records/kinds/index.ts';
import { kindOf } from '../../../../domain/records/kinds/index.ts';
import { markDirty } from '../../../components/dirty.ts';
import {
  draftOf,
  type FieldProblem,
  type FormValue,
  type FormValues,
  problemsOf,
} from '../../../records/form/values.ts';
import { refusalText } from '../../../records/refusal-text.ts';
import { createClockValue, createToday } from '../../../records/today.ts';
import { log } from '../../../records/words/log.ts';
import { useClient } from '../../../state/context.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';

/** Milliseconds without typing after which the draft is stored. */
const DRAFT_PAUSE_MS = 400;
/** A cheap phone prepares nine photos within this time, milliseconds. */
const LONGEST_WORK_MS = 30_000;

/** The phone's clock as a form uses it. */
export interface FormDays {
  readonly today: Accessor<Day>;
  /** The latest allowed date. */
  readonly lastDay: Accessor<Day>;
  readonly isClockWrong: Accessor<boolean>;
}

/** Reads the days from the corrected clock, kept up to date while the form is open. */
export function createFormDays(): FormDays {
  const { lastDay, trust } = useClient();
  return {
    today: createToday(),
    lastDay: createClockValue(lastDay),
    isClockWrong: createClockValue(() => trust() === 'wrong'),
  };
}

interface FormOptions {
  readonly kind: ActivityName;
  readonly initial: FormValues;
  /** Key of the draft; undefined for a record being edited. */
  readonly draftKey?: string | undefined;
  readonly days: FormDays;
}

/** Explains a field's problem in the field's own unit: copies, people or hours. */
function problemText(kind: ActivityName, field: string, problem: FieldProblem): string {
  const spec = kindOf(kind).fields[field];
  switch (problem.code) {
    case 'not_number':
      return spec?.type === 'decimal' ? log.notHours : common.field.notNumber;
    case 'required':
      return common.field.required;
    case 'too_large': {
      const words = spec?.type === 'decimal' ? log.tooManyHours : spec?.type === 'count' && spec.steps && log.tooMany;
      return words && typeof problem.limit === 'number' ? words(formatNumber(problem.limit)) : refusalText(problem);
    }
    default:
      return refusalText(problem);
  }
}

/**
 * The state of one form: values, problems, and a draft that survives if the app is killed. A field's problem is shown
 * after the first attempt to save, until it is fixed.
 */
export function createForm(options: FormOptions) {
  const commands = useCommands();
  const [values, setValues] = createStore<Record<string, FormValue>>({ ...options.initial });
  const [tried, setTried] = createSignal(false);
  const [refused, setRefused] = createSignal<Readonly<Record<string, FieldProblem>>>({});
  const [draftKept, setDraftKept] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let touched = false;
  const underWay = new Set<Promise<unknown>>();
  const id = `log/${options.kind}`;

  const keepDraft = async () => {
    clearTimeout(timer);
    timer = undefined;
    if (!touched || options.draftKey === undefined) return;
    const kept = await commands.saveDraft(options.draftKey, draftOf({ ...values }));
    if (touched) setDraftKept(kept.ok);
  };
  // The only event that a killed app gets.
  const hide = () => {
    if (timer !== undefined) void keepDraft();
  };
  addEventListener('pagehide', hide);
  document.addEventListener('visibilitychange', hide);

  const markSaved = () => {
    clearTimeout(timer);
    timer = undefined;
    touched = false;
    setDraftKept(false);
    markDirty(id, false);
  };
  onCleanup(() => {
    hide();
    removeEventListener('pagehide', hide);
    document.removeEventListener('visibilitychange', hide);
    markDirty(id, false);
  });

  /** Fills an unedited date of a new record with today. */
  const dated = (): FormValues =>
    options.draftKey !== undefined && values.date === undefined
      ? { ...values, date: options.days.today() }
      : { ...values };
  const problems = createMemo(() =>
    tried() ? { ...problemsOf(options.kind, dated(), options.days.lastDay()), ...refused() } : {},
  );

  return {
    values: values as FormValues,
    draftKept,
    /** Stores the draft now. */
    keepDraft,
    problems,
    set(field: string, value: FormValue) {
      setValues(field, value);
      setRefused(({ [field]: _edited, ...others }) => others);
      touched = true;
      setDraftKept(false);
      markDirty(id, true);
      clearTimeout(timer);
      timer = setTimeout(() => void keepDraft(), DRAFT_PAUSE_MS);
    },
    error(field: string): string | undefined {
      const problem = problems()[field];
      return problem && problemText(options.kind, field, problem);
    },
    /** Validates the whole form and shows its problems from now on. */
    check(): boolean {
      setTried(true);
      return Object.keys(problems()).length === 0;
    },
    /** Registers work that a save has to wait for, such as photos being prepared. */
    addWork(work: Promise<unknown>) {
      underWay.add(work);
      void work.catch(() => {}).finally(() => underWay.delete(work));
    },
    /** Waits until registered work has ended, at most LONGEST_WORK_MS. */
    async workDone() {
      const late = new Promise((resolve) => setTimeout(resolve, LONGEST_WORK_MS));
      if (underWay.size) await Promise.race([Promise.allSettled([...underWay]), late]);
    },
    /** Cancels the scheduled draft write before a save. */
    cancelDraft() {
      clearTimeout(timer);
      timer = undefined;
    },
    /** Shows a problem found while saving, beside its field if the form has it. The draft is kept. */
    failed(problem: { readonly code: string; readonly field?: string | undefined }, shown: readonly string[]) {
      void keepDraft();
      const { field } = problem;
      if (field === undefined || !shown.includes(field)) return;
      setTried(true);
      setRefused((before) => ({ ...before, [field]: problem as FieldProblem }));
    },
    /** Marks the content as saved. */
    markSaved,
    /** Starts again with other values. */
    reset(next: FormValues) {
      markSaved();
      setTried(false);
      setRefused({});
      setValues(reconcile({ ...next }));
    },
  };
}

export type LogForm = ReturnType<typeof createForm>;
