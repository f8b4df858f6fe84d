/**
 * Limits the wait for work that cannot be aborted, such as opening a database that another tab blocks.
 * @param ms the limit in milliseconds
 * @throws TimeoutError when the time is up; the work itself continues
 */
export function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('no answer in time', 'TimeoutError')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
