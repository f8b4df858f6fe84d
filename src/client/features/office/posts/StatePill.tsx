import { type PostState, type PostTimes, stateOf } from '../../../../domain/posts/state.ts';
import { Pill, type Tone } from '../../../components/Pill.tsx';
import { createClockValue } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { posts as words } from './words.ts';

const tones: Readonly<Record<PostState, Tone>> = {
  draft: 'plain',
  scheduled: 'wait',
  published: 'ok',
  withdrawn: 'bad',
};

/** The state of a post at this moment. */
export function StatePill(props: { of: PostTimes }) {
  const now = createClockValue(useClient().time);
  const state = () => stateOf(props.of, now());
  return <Pill tone={tones[state()]}>{words.states[state()]}</Pill>;
}
