import { Notice } from '../components/Notice.tsx';
import { clock } from './words/clock.ts';

/** Says that the phone's clock is wrong (手机时间不对), what is safe and what to do. */
export default function ClockNotice() {
  return (
    <Notice tone="wait" icon="alert" title={clock.wrong.title}>
      {clock.wrong.detail}
    </Notice>
  );
}
