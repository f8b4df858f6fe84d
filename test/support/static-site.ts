import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publicContent } from '../../src/domain/learning/change-content.ts';
import { noContent } from '../../src/domain/learning/content.ts';
import { SERVER_MARK } from '../../src/protocol/kernel/error.ts';
import { CONTENT_FILE } from '../../src/protocol/pages/content-file.ts';

const root = fileURLToPath(new URL('../../dist/client', import.meta.url));

/** The strictest policy the client must live under; what the server sends may not allow more. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types solid service-worker tip-worker map-worker',
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** Serves the built client, and can pretend that a newer version was released. */
export async function serveBuild() {
  let release = '';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    if (pathname === CONTENT_FILE) {
      response.writeHead(200, { 'content-type': 'application/json', [SERVER_MARK]: '1' });
      response.end(JSON.stringify(publicContent(noContent)));
      return;
    }
    const asked = join(root, pathname);
    const file = existsSync(asked) && statSync(asked).isFile() ? asked : join(root, 'index.html');
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-cache',
    });
    if (pathname === '/service-worker.js') response.end(readFileSync(file, 'utf8') + release);
    else createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** From now on the service worker differs by a byte, as after a deployment. */
    releaseNewVersion() {
      release += '\n// newer';
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
