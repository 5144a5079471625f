// Makes the archive from which a first start unpacks its database: an empty cluster of the pinned PGlite.
// Run by the build, and by a first start without a build, always as a process of its own: initdb keeps 490 MiB.
// Usage: node scripts/prepare-database.mjs FILE.tar.gz
import { renameSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';

const file = process.argv[2];
const database = await PGlite.create();
await database.query('CHECKPOINT');
const archive = await database.dumpDataDir('gzip');
const part = `${file}.${process.pid}`;
writeFileSync(part, Buffer.from(await archive.arrayBuffer()));
renameSync(part, file);
await database.close();
