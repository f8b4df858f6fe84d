import './qr-code.css';
import { encode } from 'uqr';

/** Quiet zone in modules, as scanners require (ISO/IEC 18004). */
const RIM = 4;

/**
 * A QR code, black on white in every theme, because cameras expect it. `dense`, for long texts on paper, has as few modules
 * as can be, and as much error correction as these take.
 */
export function QrCode(props: { text: string; label: string; dense?: boolean }) {
  const code = () =>
    encode(props.text, { border: RIM, ...(props.dense ? { ecc: 'L', boostEcc: true } : { ecc: 'M' }) });
  const path = () =>
    code()
      .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join('');
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${code().size} ${code().size}`}
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${code().size}v${code().size}H0z`} />
      <path fill="#000" d={path()} />
    </svg>
  );
}
