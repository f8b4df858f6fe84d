import './install.css';
import { me as words } from '../../../accounts/words.ts';

/** Draws the foot of Safari with the share button, and the row to tap in what it opens. */
function SafariDrawing() {
  return (
    <svg class="install-drawing" viewBox="0 0 300 132" role="img" aria-label={words.safari.drawing}>
      <rect x="1" y="1" width="298" height="46" rx="12" class="box" />
      <path class="line" d="M34 15l-9 9 9 9M86 15l9 9-9 9M204 17h24v18h-24zM264 16h16v16h-16M260 20h16v16h-16z" />
      <path class="mark" d="M150 30V11m0 0l-6 6m6-6l6 6M142 21h-4v16h24V21h-4" />
      <circle cx="150" cy="24" r="21" class="ring" />
      <path class="mark" d="M150 52v18m0 0l-6-6m6 6l6-6" />
      <rect x="1" y="84" width="298" height="46" rx="12" class="box" />
      <text x="20" y="113">
        {words.safari.row}
      </text>
      <path class="mark" d="M262 96h22v22h-22zM273 101v12M267 107h12" />
    </svg>
  );
}

/** The steps to the home screen in Safari, in words and as a drawing. */
export default function SafariSteps() {
  return (
    <>
      <ol class="install-steps">
        <li>{words.safari.share}</li>
        <li>{words.safari.choose}</li>
        <li>{words.safari.add}</li>
      </ol>
      <SafariDrawing />
    </>
  );
}
