import { Pill, type Tone } from '../components/Pill.tsx';
import type { RecordState } from '../state/records.ts';
import { common } from '../words/common.ts';
import { work } from './words/work.ts';

const tones: Readonly<Record<RecordState, Tone>> = {
  waiting: 'wait',
  sending: 'wait',
  attention: 'bad',
  received: 'plain',
  verified: 'ok',
  returned: 'wait',
};

const words: Readonly<Record<RecordState, () => string>> = {
  waiting: () => common.state.pending,
  sending: () => work.state.sending,
  attention: () => common.state.attention,
  received: () => common.state.received,
  verified: () => common.state.verified,
  returned: () => common.state.returned,
};

/** The state of a record: 待发 → 发送中 → 已收到 → 已核实, or 已退回, or 需要处理. */
export const StatePill = (props: { state: RecordState }) => (
  <Pill tone={tones[props.state]}>{words[props.state]()}</Pill>
);
