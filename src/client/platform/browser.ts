/** Tells whether this is WeChat's own browser. It deletes storage early and has no service worker on iOS. */
export const isWeChat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);

/** Tells whether this is an iPhone or iPad. Newer iPads identify as a Mac with a touch screen. */
export const isIos = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

/** Tells whether the app was opened from the home screen. */
export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;
