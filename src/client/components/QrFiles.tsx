import './qr-files.css';
import { createSignal } from 'solid-js';
import { saveBlob } from '../platform/export-file.ts';
import { Button } from './Button.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { printPage } from './print-page.ts';
import { QrCode } from './QrCode.tsx';
import { qrPng, qrSvg } from './qr-drawing.ts';

/** Saves a QR code as PNG or SVG for a print shop, or prints it on a card of A6. */
export function QrFiles(props: {
  readonly text: string;
  /** Name of the code and of its file. */
  readonly label: string;
  readonly words: {
    readonly png: string;
    readonly svg: string;
    readonly card: string;
    readonly noPicture: string;
    /** The lines of the card, above and below the code. */
    readonly above: string;
    readonly below: string;
  };
}) {
  const [said, setSaid] = createSignal('');
  const savePng = async () => {
    const picture = await qrPng(props.text);
    if (picture) saveBlob(picture, props.label, 'png');
    setSaid(picture ? '' : props.words.noPicture);
  };
  const saveSvg = () => saveBlob(new Blob([qrSvg(props.text)], { type: 'image/svg+xml' }), props.label, 'svg');
  return (
    <>
      <div class="two">
        <Button icon="download" onClick={() => void savePng()}>
          {props.words.png}
        </Button>
        <Button icon="download" onClick={saveSvg}>
          {props.words.svg}
        </Button>
      </div>
      <Button icon="print" wide onClick={() => printPage()}>
        {props.words.card}
      </Button>
      <p class="note" role="status">
        {said()}
      </p>
      <PrintSheet>
        <div class="qr-card">
          <b>{props.words.above}</b>
          <QrCode text={props.text} label={props.label} />
          <p>{props.words.below}</p>
        </div>
      </PrintSheet>
    </>
  );
}
