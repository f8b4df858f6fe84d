import { Show } from 'solid-js';
import { isRegisterFigure } from '../../../../domain/figures/register-at.ts';
import { type Day, isDay } from '../../../../domain/kernel/day.ts';
import { Button } from '../../../components/Button.tsx';
import { figureUnit } from '../../../figures/figure-text.ts';
import { fetchRegister } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { formatAmount, formatDay } from '../../../words/format.ts';
import { statements as words } from './words.ts';

/** Says how many the register had on a day, and offers the number; nothing without network. */
export function RegisterHint(props: {
  readonly figure: string;
  readonly day: Day;
  readonly onUse: (value: number) => void;
}) {
  const register = createPolled(
    () => {
      const { figure, day } = props;
      return isRegisterFigure(figure) && isDay(day) ? () => fetchRegister(day) : undefined;
    },
    { repeat: false },
  );
  const value = () => {
    const answer = register.value();
    return answer?.day === props.day ? answer.figures[props.figure] : undefined;
  };
  return (
    <Show when={value() !== undefined}>
      <div class="row">
        <span class="note">
          {words.form.inRegister(formatDay(props.day, 0), formatAmount(value() ?? 0, figureUnit(props.figure)))}
        </span>
        <Button look="quiet" onClick={() => props.onUse(value() ?? 0)}>
          {words.form.useRegister}
        </Button>
      </div>
    </Show>
  );
}
