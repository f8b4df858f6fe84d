import { Pill, type Tone } from '../../../components/Pill.tsx';
import type { OfficeKey } from '../../../tips/desk/office-keys.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { formatDay } from '../../../words/format.ts';

const tones: Record<OfficeKey['listStatus'], Tone> = {
  listed: 'ok',
  changed: 'bad',
  waiting: 'wait',
  unknown: 'plain',
};

/** Shows whether a key is in the verified list, waits to be added, or is retired. */
export function KeyState(props: { known: OfficeKey }) {
  const retired = () => (props.known.listStatus === 'changed' ? null : props.known.retired);
  const words = () => {
    const day = retired();
    return day === null ? tipKeys.keys.listStatus[props.known.listStatus] : tipKeys.keys.retired(formatDay(day, 0));
  };
  return <Pill tone={retired() === null ? tones[props.known.listStatus] : 'plain'}>{words()}</Pill>;
}
