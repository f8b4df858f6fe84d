/**
 * Does a request that changes something come from our own pages? Browsers say where a request was made, in
 * Sec-Fetch-Site or, older ones, in Origin, and a page cannot forge either. What sends neither is no browser and
 * carries nobody's cookies unasked. The same rule as Go's net/http CrossOriginProtection.
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
