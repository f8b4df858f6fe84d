import './meter.css';

/** A bar of verified and reported work against a target (or the reported sum). `label` gives all three in words. */
export function Meter(props: { label: string; verified: number; reported: number; target?: number | undefined }) {
  const full = () => Math.max(props.target ?? 0, props.reported, 1);
  const share = (value: number) => `${Math.max(0, Math.min(100, (value / full()) * 100))}%`;
  return (
    <div class="meter" role="img" aria-label={props.label}>
      <i style={{ width: share(props.verified) }} />
      <i style={{ width: share(props.reported - props.verified) }} />
    </div>
  );
}
