import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const [inflate, deflate] = [promisify(gunzip), promisify(gzip)];
const pages = process.argv[2];
const types = { '.html': 'text/html', '.js': 'text/javascript' };

/** A database is a list in memory, in order of arrival: nothing is checked but the conflict, nothing is durable. */
const databases = new Map();

function open(name) {
  const known = databases.get(name) ?? { log: [], latest: new Map() };
  databases.set(name, known);
  return known;
}

/** Takes what the phone has, unless the server's own is not what the phone took it for. */
function push({ log, latest }, rows) {
  const conflicts = [];
  for (const { newDocumentState, assumedMasterState } of rows) {
    const known = latest.get(newDocumentState.id);
    if (known && JSON.stringify(known) !== JSON.stringify(assumedMasterState)) conflicts.push(known);
    else {
      latest.set(newDocumentState.id, newDocumentState);
      log.push(newDocumentState);
    }
  }
  return conflicts;
}

function pull({ log }, { after, limit }) {
  const documents = log.slice(after, after + limit);
  return { documents, checkpoint: { after: after + documents.length } };
}

async function answer(request, response) {
  if (request.method === 'GET') {
    const path = normalize(new URL(request.url, 'http://localhost').pathname);
    const file = path === '/' ? '/index.html' : path;
    response.setHeader('content-type', types[file.slice(file.lastIndexOf('.'))] ?? 'application/octet-stream');
    response.end(await readFile(join(pages, file)));
    return;
  }
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = JSON.parse(await inflate(Buffer.concat(chunks)));
  const [, database, operation] = request.url.split('/');
  const known = open(operation === 'push-photos' ? `${database}-photos` : database);
  const result = operation === 'pull' ? pull(known, body) : push(known, body);
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  response.end(await deflate(JSON.stringify(result)));
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
});
server.listen(0, () => process.send({ url: `http://localhost:${server.address().port}/` }));
process.on('disconnect', () => process.exit(0));
