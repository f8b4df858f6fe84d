import { Notice } from '../../../components/Notice.tsx';
import type { ReadingFailure } from '../../../tips/page/mailbox.ts';
import { tipReceipt } from './words.ts';

function textOf(failure: ReadingFailure): { readonly title: string; readonly detail: string } {
  switch (failure.code) {
    case 'unknown':
      return tipReceipt.unknown;
    case 'forged':
      return {
        title: tipReceipt.forged.title,
        detail: `${tipReceipt.forged.codes[failure.why]}${tipReceipt.forged.detail}`,
      };
    default:
      return { title: tipReceipt.failed.title, detail: tipReceipt.failed[failure.code] };
  }
}

/** Explains why there is nothing to read, and what to do. An unknown receipt code is not shown as a failure. */
export function FailureNotice(props: { readonly failure: ReadingFailure }) {
  const text = () => textOf(props.failure);
  return (
    <Notice tone={props.failure.code === 'unknown' ? 'wait' : 'bad'} icon="alert" title={text().title}>
      {text().detail}
    </Notice>
  );
}
