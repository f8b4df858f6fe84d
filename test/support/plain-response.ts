/** A response whose body is read in microtasks alone: real streams take turns of the event loop, which no seed decides. */
export function plainResponse(status: number, headers: Headers, text: string): Response {
  const parts = [new TextEncoder().encode(text)];
  const getReader = () => ({ read: async () => ({ value: parts.pop() }), cancel: async () => undefined });
  return { ok: status >= 200 && status < 300, status, headers, body: { getReader } } as unknown as Response;
}
