/**
 * Tells whether a request that changes data comes from our own pages. Browsers state a request's origin in
 * Sec-Fetch-Site or, older ones, in Origin, and a page cannot forge either. A client that sends neither is not a
 * browser, so it attaches no cookies by itself. The same rule as Go's net/http CrossOriginProtection.
 * @param publicUrl the origin under which phones reach the server
 */
export function isSameOrigin(request: Request, publicUrl: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  return origin === publicUrl || (URL.canParse(origin) && new URL(origin).host === request.headers.get('host'));
}
