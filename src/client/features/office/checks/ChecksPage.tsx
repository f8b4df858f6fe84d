import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, Show } from 'solid-js';
import { AppendixPaper } from '../../../checks/AppendixPaper.tsx';
import { fetchChecks } from '../../../checks/checks-client.ts';
import { createExplanations } from '../../../checks/explanations.ts';
import { Questions } from '../../../checks/Questions.tsx';
import { recordHref, sourceOf } from '../../../checks/question-links.ts';
import { checks as words } from '../../../checks/words.ts';
import { createYears } from '../../../checks/years.ts';
import { Button } from '../../../components/Button.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { PrintSheet } from '../../../components/PrintSheet.tsx';
import { printPage } from '../../../components/print-page.ts';
import { Select } from '../../../components/Select.tsx';
import { createPolled } from '../../../state/polled.ts';

const shows = ['open', 'answered', 'all'] as const;
type Shown = (typeof shows)[number];

const OFFICE = 'office';

/** 待核问题: records and figures that do not fit together, asked as questions, with the appendix of explanations. */
export default function ChecksPage() {
  const [address, setAddress] = useSearchParams<{ year?: string; show?: string; squad?: string }>();
  const [isPrinting, setPrinting] = createSignal(false);
  const years = createYears(() => address.year);
  const year = createMemo(years.year);
  const answer = createPolled(
    () => {
      const asked = year();
      return () => fetchChecks(asked);
    },
    { repeat: false },
  );
  const answerOf = createExplanations();
  const squads = createMemo(() => [...new Set((answer.value()?.questions ?? []).map(({ squad }) => squad ?? OFFICE))]);
  const chosen = createMemo(() =>
    (answer.value()?.questions ?? []).filter(({ squad }) => !address.squad || (squad ?? OFFICE) === address.squad),
  );
  const open = createMemo(() => chosen().filter((question) => !answerOf()(question)));
  const show = (): Shown => shows.find((each) => each === address.show) ?? 'open';
  const shown = () =>
    show() === 'all' ? chosen() : show() === 'open' ? open() : chosen().filter((each) => answerOf()(each));
  const set = (change: Readonly<Record<string, string | undefined>>) => setAddress(change, { replace: true });
  const print = () => {
    setPrinting(true);
    printPage();
    setPrinting(false);
  };
  return (
    <>
      <PageHeader
        title={words.title}
        trailing={
          <Button class="no-print" icon="print" disabled={!answer.value()} onClick={print}>
            {words.print}
          </Button>
        }
      />
      <p class="note">{words.about}</p>
      <search class="row checks-filters no-print">
        <Segmented
          hideLabel
          label={words.show}
          value={show()}
          options={[
            { value: 'open', label: words.open(open().length) },
            { value: 'answered', label: words.answered(chosen().length - open().length) },
            { value: 'all', label: words.all },
          ]}
          onInput={(next) => set({ show: next === 'open' ? undefined : next })}
        />
        <Select
          label={words.year}
          value={String(year())}
          options={years.options()}
          onInput={(next) => set({ year: years.named(next) })}
        />
        <Select
          label={words.squad}
          value={address.squad ?? ''}
          empty={words.allSquads}
          options={squads().map((value) => ({
            value,
            label: value === OFFICE ? words.office : (answer.value()?.names[value] ?? words.squad),
          }))}
          onInput={(squad) => set({ squad: squad || undefined })}
        />
      </search>
      <div class="checks-desk">
        <Questions
          of={answer}
          answerOf={answerOf()}
          choose={shown}
          href={recordHref}
          source={(question) => sourceOf(question, year())}
        >
          {(value) => (
            <Show when={isPrinting()}>
              <PrintSheet>
                <AppendixPaper answer={value} answerOf={answerOf()} />
              </PrintSheet>
            </Show>
          )}
        </Questions>
      </div>
    </>
  );
}
