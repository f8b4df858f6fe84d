import { createSignal, Show } from 'solid-js';
import type { Report } from '../../../../domain/reports/render.ts';
import { Menu } from '../../../components/Menu.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { saveBlob } from '../../../platform/export-file.ts';
import type { ReportData } from '../../../reports/report-source.ts';
import type { BoardAnswer } from '../../../state/office-client.ts';
import { summary as words } from './words.ts';

/** 下载 DOCX: the copy to hand in, and one whose numbers link to their evidence. */
export function Download(props: { report: Report; name: string; periods: ReportData['periods']; board: BoardAnswer }) {
  const [state, setState] = createSignal<'idle' | 'busy' | 'failed'>('idle');
  async function download(isReview: boolean) {
    if (state() === 'busy') return;
    setState('busy');
    try {
      const { documentOf } = await import('./document.ts');
      const file = await documentOf(props.report, props.periods, props.board, isReview ? location.origin : undefined);
      saveBlob(file, props.name, 'docx');
      setState('idle');
    } catch {
      setState('failed');
    }
  }
  return (
    <>
      <Menu
        label={words.download.menu}
        icon="download"
        items={[
          { label: words.download.clean, icon: 'records', onChoose: () => void download(false) },
          { label: words.download.review, icon: 'records', onChoose: () => void download(true) },
        ]}
      />
      <Show when={state() === 'busy'}>
        <Spinner label={words.download.working} />
      </Show>
      <Show when={state() === 'failed'}>
        <Notice tone="bad" title={words.download.failed} />
      </Show>
    </>
  );
}
