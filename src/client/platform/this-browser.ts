import { type Browser, readUserAgent } from './user-agent.ts';

/** Returns which browser this is. It lies apart from `isWeChat`, which pages ask before they are drawn. */
export const thisBrowser = (): Browser => readUserAgent(navigator.userAgent, navigator.maxTouchPoints);
