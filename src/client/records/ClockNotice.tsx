import { Notice } from '../components/Notice.tsx';
import { clock } from './words/clock.ts';

/** 手机时间不对: what happened, what is safe, what to do. */
export default function ClockNotice() {
  return (
    <Notice tone="wait" icon="alert" title={clock.wrong.title}>
      {clock.wrong.detail}
    </Notice>
  );
}
