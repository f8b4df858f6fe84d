import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import express from 'express';
import expressPouchDB from 'express-pouchdb';
import PouchDB from 'pouchdb';

/** express-pouchdb over LevelDB, as it comes: the routes that PouchDB needs, answers compressed. */
const folder = mkdtempSync(join(tmpdir(), 'bench-pouchdb-'));
const app = express();
app.use('/page', express.static(process.argv[2]));
app.use(
  '/',
  expressPouchDB(PouchDB.defaults({ prefix: folder + sep }), { mode: 'minimumForPouchDB', inMemoryConfig: true }),
);

const listener = app.listen(0, () => process.send({ url: `http://localhost:${listener.address().port}/page/` }));

process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
