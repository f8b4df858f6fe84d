/** Room of the line in units of the drawing. */
const WIDTH = 64;
const HEIGHT = 22;

/** A line without axes that shows how a value moved; the numbers stand elsewhere. */
export function Sparkline(props: { values: readonly number[] }) {
  const points = () => {
    const most = Math.max(...props.values, 1);
    const step = WIDTH / Math.max(1, props.values.length - 1);
    return props.values
      .map(
        (value, at) =>
          `${(at * step).toFixed(1)},${(HEIGHT - 1 - (Math.max(0, value) / most) * (HEIGHT - 2)).toFixed(1)}`,
      )
      .join(' ');
  };
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <polyline points={points()} fill="none" stroke="var(--brand)" stroke-width="1.8" stroke-linejoin="round" />
    </svg>
  );
}
