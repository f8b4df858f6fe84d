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
import { createReading, createToday } from '../../../records/today.ts';
import { log } from '../../../records/words/log.ts';
import { useClient } from '../../../state/context.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';

/** A pause in typing after which the draft is kept. */
const DRAFT_PAUSE_MS = 400;
/** A cheap phone makes nine photos ready within this. */
const LONGEST_WORK_MS = 30_000;

/** What the clock says to a form. */
export interface FormDays {
  readonly today: Accessor<Day>;
  /** The last day that a date may name. */
  readonly lastDay: Accessor<Day>;
  readonly isClockWrong: Accessor<boolean>;
}

/** The days as the corrected clock tells them, kept up to date while the form is open. */
export function createFormDays(): FormDays {
  const { lastDay, trust } = useClient();
  return {
    today: createToday(),
    lastDay: createReading(lastDay),
    isClockWrong: createReading(() => trust() === 'wrong'),
  };
}

export interface FormOptions {
  readonly kind: ActivityName;
  readonly initial: FormValues;
  /** Where an unfinished form is kept; none for a record that is edited. */
  readonly draftKey?: string | undefined;
  readonly days: FormDays;
}

/** What is wrong with a field, in words for the kind of number that it holds: copies, people, hours. */
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
 * The state of one form: its values, what is wrong with them, and its draft, which a killed app finds again.
 * A field's problem is shown after the first try to save and goes away as it is mended.
 */
export function createForm(options: FormOptions) {
  const { commands } = useClient();
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
  // A killed app says goodbye only by this.
  const hide = () => {
    if (timer !== undefined) void keepDraft();
  };
  addEventListener('pagehide', hide);
  document.addEventListener('visibilitychange', hide);

  const settle = () => {
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

  /** A new record whose date nobody touched is of today. */
  const dated = (): FormValues =>
    options.draftKey !== undefined && values.date === undefined
      ? { ...values, date: options.days.today() }
      : { ...values };
  const problems = createMemo(() =>
    tried() ? { ...problemsOf(kindOf(options.kind), dated(), options.days.lastDay()), ...refused() } : {},
  );

  return {
    values: values as FormValues,
    draftKept,
    problems,
    set(field: string, value: FormValue) {
      setValues(field, value);
      setRefused(({ [field]: _mended, ...others }) => others);
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
    /** Looks at everything and from now on shows what is wrong. */
    check(): boolean {
      setTried(true);
      return Object.keys(problems()).length === 0;
    },
    /** Work whose outcome belongs into the form, such as photos that are being made ready: a save waits for it. */
    expect(work: Promise<unknown>) {
      underWay.add(work);
      void work.catch(() => {}).finally(() => underWay.delete(work));
    },
    /** Resolves when such work has ended, or has taken longer than anybody would wait. */
    async complete() {
      const late = new Promise((resolve) => setTimeout(resolve, LONGEST_WORK_MS));
      if (underWay.size) await Promise.race([Promise.allSettled([...underWay]), late]);
    },
    /** Nothing is written behind the back of a save. */
    hold() {
      clearTimeout(timer);
      timer = undefined;
    },
    /** What was found while saving: stands beside its field where the form shows that field, and the draft is kept. */
    failed(problem: { readonly code: string; readonly field?: string | undefined }, shown: readonly string[]) {
      void keepDraft();
      const { field } = problem;
      if (field === undefined || !shown.includes(field)) return;
      setTried(true);
      setRefused((before) => ({ ...before, [field]: problem as FieldProblem }));
    },
    /** The content is safe: nothing is dirty any more. */
    settle,
    /** Begins anew with other values. */
    reset(next: FormValues) {
      settle();
      setTried(false);
      setRefused({});
      setValues(reconcile({ ...next }));
    },
  };
}

export type LogForm = ReturnType<typeof createForm>;
