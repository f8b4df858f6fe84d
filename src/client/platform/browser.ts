/** Tells whether this is WeChat's own browser. It deletes storage early and has no service worker on iOS. */
export const isWeChat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);

/** Tells whether the app was opened from the home screen. */
export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;
