/**
 * Takes the invite's secret out of the address: it is read once and does not stay in the address bar, the history or a
 * shared link.
 */
export function takeToken(): string | undefined {
  const token = decodeURIComponent(location.hash.slice(1)).trim();
  if (token) history.replaceState(history.state, '', location.pathname);
  return token || undefined;
}
