/** WeChat's own browser: it keeps little, and on iOS has no service worker. */
export const isWeChat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);

/** An iPhone or iPad; newer iPads say they are a Mac with a touch screen. */
export const isIos = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) ||
  (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

/** Opened from the home screen. */
export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;
