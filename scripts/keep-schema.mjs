// Keeps the database of today's migrations as a dump, test/schemas/NNNN.sql.gz: the schema, and a town with one of everything that
// this code can write. Every later version must open it. Usage: node scripts/keep-schema.mjs, whenever a migration is new.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import pg from 'pg';
import { root } from './prepare.mjs';
import { startPostgres } from './test-machine.mjs';

const postgres = startPostgres();
if (!postgres) {
  console.error('PostgreSQL is not installed (Debian: apt-get install postgresql).');
  process.exit(1);
}
const migrations = join(root, 'src', 'db', 'migrations');
const number = readdirSync(migrations).sort().at(-1).slice(0, 4);
const file = join(root, 'test', 'schemas', `${number}.sql.gz`);
const name = `ayumi_keep_${process.pid}`;
const url = new URL(postgres.url);
url.pathname = name;
try {
  await ask(`CREATE DATABASE ${name}`);
  const { makeTown } = await import(pathToFileURL(await buildTown()).href);
  await makeTown(url.href, migrations);
  const dump = execFileSync('pg_dump', ['--inserts', '--no-owner', '--no-privileges', url.href], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  mkdirSync(join(root, 'test', 'schemas'), { recursive: true });
  writeFileSync(file, gzipSync(withoutSettings(dump), { level: 9 }));
  console.log(relative(root, file));
  await ask(`DROP DATABASE ${name} WITH (FORCE)`);
} finally {
  postgres.stop();
}

/** Each version of pg_dump begins with settings that only servers of its own version know. */
function withoutSettings(dump) {
  return dump.slice(dump.indexOf('\nCREATE ') + 1).replace(/^\\unrestrict .*\n/mu, '');
}

async function ask(statement) {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** The town is made by the code of the sources, as the tests make it. */
async function buildTown() {
  const outfile = join(root, 'var', 'keep', 'town.mjs');
  await build({
    stdin: {
      resolveDir: root,
      loader: 'ts',
      contents: `
        import { connect } from '#db/connect.ts';
        import { migrate } from '#db/migrate.ts';
        import { makeKeptTown } from './test/kit/kept-town.ts';
        export async function makeTown(url, migrations) {
          const db = await connect({ url });
          const outcome = await migrate(db, migrations);
          if (!outcome.ok) throw new Error(JSON.stringify(outcome));
          await makeKeptTown(db);
          await db.close();
        }`,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
  });
  return outfile;
}
