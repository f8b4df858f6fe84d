import type { TipKey } from '../../../protocol/tip-desk.ts';
import { Pill } from '../../ui/Pill.tsx';
import { formatDay } from '../../words/format.ts';
import { tipKeys } from '../../words/tip-keys.ts';

/** Where a key stands: in the signed list, waiting for it, retired. */
export function KeyState(props: { known: TipKey }) {
  const words = () => {
    const { retired, current } = props.known;
    if (retired) return tipKeys.keys.retired(formatDay(retired, 0));
    return current ? tipKeys.keys.current : tipKeys.keys.waiting;
  };
  const tone = () => (props.known.retired ? 'plain' : props.known.current ? 'ok' : 'wait');
  return <Pill tone={tone()}>{words()}</Pill>;
}
