import './qr-code.css';
import { drawQr } from './qr-drawing.ts';

/**
 * A QR code, black on white in every theme, because cameras expect it. `dense`, for long texts on paper, has as few modules
 * as can be, and as much error correction as these take.
 */
export function QrCode(props: { text: string; label: string; dense?: boolean }) {
  const code = () => drawQr(props.text, props.dense);
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${code().size} ${code().size}`}
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${code().size}v${code().size}H0z`} />
      <path fill="#000" d={code().path} />
    </svg>
  );
}
