/** What came of looking for a newer version; `none`: this browser has no service worker. */
export type UpdateCheck = 'current' | 'found' | 'failed' | 'none';

/** Asks the server for a newer version. The app's own prompt shows it when it is ready. */
export async function checkForUpdate(): Promise<UpdateCheck> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return 'none';
  try {
    await registration.update();
  } catch {
    return 'failed';
  }
  return registration.installing || registration.waiting ? 'found' : 'current';
}
