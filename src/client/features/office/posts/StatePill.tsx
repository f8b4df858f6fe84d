import type { PostState } from '../../../../domain/posts/state.ts';
import { Pill, type Tone } from '../../../components/Pill.tsx';
import { posts as words } from './words.ts';

const tones: Readonly<Record<PostState, Tone>> = {
  draft: 'plain',
  scheduled: 'wait',
  published: 'ok',
  withdrawn: 'bad',
};

/** The state of a post. */
export const StatePill = (props: { state: PostState }) => (
  <Pill tone={tones[props.state]}>{words.states[props.state]}</Pill>
);
