/** A response whose body is read in microtasks alone: real streams take turns of the event loop, which no seed decides. */
export function plainResponse(status: number, headers: Headers, text: string): Response {
  const parts = [new TextEncoder().encode(text)];
  const cancel = async () => undefined;
  const getReader = () => ({ read: async () => ({ value: parts.pop() }), cancel });
  return { ok: status >= 200 && status < 300, status, headers, body: { getReader, cancel } } as unknown as Response;
}
