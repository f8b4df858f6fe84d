import { type Browser, readUserAgent } from './user-agent.ts';

/** Tells whether this is WeChat's own browser. It deletes storage early and has no service worker on iOS. */
export const isWeChat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);

/** Returns which browser this is. */
export const thisBrowser = (): Browser => readUserAgent(navigator.userAgent, navigator.maxTouchPoints);

/** Tells whether the app was opened from the home screen. */
export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;
