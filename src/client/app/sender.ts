import { sendWaitingTips } from './waiting-tips.ts';

// Started by a public page on which a tip waits; see `public-main.ts`.
sendWaitingTips();
