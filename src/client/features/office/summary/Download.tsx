import { createSignal, Show } from 'solid-js';
import type { Result } from '../../../../domain/kernel/result.ts';
import { Menu } from '../../../components/Menu.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { saveBlob } from '../../../platform/export-file.ts';
import type { Written } from './document.ts';
import { summary as words } from './words.ts';

/** 下载: the copy to hand in, one whose numbers link to their evidence, and the numbers as a workbook. */
export function Download(props: {
  written: Omit<Written, 'asked'>;
  /** Reads what was asked about the records, which only the document needs. */
  asked: () => Promise<Result<Written['asked'], unknown>>;
  name: string;
  signed?: boolean;
  /** Opens the dialog for a template of the office's own; not for what was signed. */
  onOwnTemplate?: () => void;
}) {
  const [state, setState] = createSignal<'idle' | 'busy' | 'failed'>('idle');
  async function download(sort: 'clean' | 'review' | 'numbers') {
    if (state() === 'busy') return;
    setState('busy');
    try {
      const { documentOf, workbookOf } = await import('./document.ts');
      if (sort === 'numbers') {
        saveBlob(await workbookOf(props.written), `${props.name}-${words.download.table}`, 'xlsx');
        return void setState('idle');
      }
      const asked = await props.asked();
      if (!asked.ok) return void setState('failed');
      const written = { ...props.written, asked: asked.value };
      saveBlob(await documentOf(written, sort === 'review' ? location.origin : undefined), props.name, 'docx');
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
          { label: words.download.clean, icon: 'records', onChoose: () => void download('clean') },
          ...(props.signed
            ? []
            : [{ label: words.download.review, icon: 'records', onChoose: () => void download('review') } as const]),
          { label: words.download.numbers, icon: 'chart', onChoose: () => void download('numbers') },
          ...(props.onOwnTemplate
            ? [{ label: words.ownTemplate.open, icon: 'upload', onChoose: () => props.onOwnTemplate?.() } as const]
            : []),
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
