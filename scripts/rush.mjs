// An office on the last day, for the benches: the built application in a process of its own, and writers who save as its
// pages do. `npm run build` first.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import pg from 'pg';
import { root } from './prepare.mjs';

const FIELDS = ['activities', 'selfEvaluation', 'issues', 'futurePolicy'];
const agent = new Agent({ keepAlive: true, maxSockets: 400 });

/** `server`: the address of a PostgreSQL server, or null for the embedded database. */
export async function openRush({ writers, pairs, server }) {
  const folder = mkdtempSync(join(tmpdir(), 'ayumi-rush-'));
  const database = server ? await newDatabase(server) : null;
  const rush = { folder, database, server, address: '', child: null };
  const seeded = JSON.parse(run(rush, 'seed', [String(writers), String(pairs)]));
  rush.planId = seeded.planId;
  rush.writers = seeded.writers.map((writer, index) => ({
    ...writer,
    index,
    count: 0,
    // Two of a pair type in the same field; everybody else has one of their own.
    field: FIELDS[index % FIELDS.length],
    base: '',
    sent: [],
    acknowledged: null,
  }));
  const first = new Map(rush.writers.map((writer) => [writer.sheet, writer]).reverse());
  for (const writer of rush.writers) writer.field = first.get(writer.sheet).field;
  rush.memory = () =>
    Math.round(
      Number(readFileSync(`/proc/${rush.child.pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)[1]) / 1024,
    );
  rush.start = () => start(rush);
  rush.stop = (signal) => stop(rush, signal);
  await rush.start();
  return rush;
}

export async function closeRush({ folder, database, server }) {
  rmSync(folder, { recursive: true, force: true });
  agent.destroy();
  if (database)
    await ask(server, `DROP DATABASE IF EXISTS ${new URL(database).pathname.slice(1)} WITH (FORCE)`);
}

/** The writer goes on typing and saves as the page does. True where the server acknowledged it. */
export async function typeAway(rush, writer) {
  const text = `${'きょうも締切の日に書いている。'.repeat(6)}（${writer.index}の${++writer.count}）`;
  const name = `field.${writer.field}`;
  const body = new URLSearchParams([
    ['csrf', writer.csrf],
    ['department', writer.department],
    ['stage', 'collecting'],
    [name, text],
    [`base.${name}`, writer.base],
    ...writer.sent.map((one) => [`sent.${name}`, one]),
  ]).toString();
  const answer = await post(
    rush,
    `/plans/${rush.planId}/sheets/${writer.sheet}/autosave`,
    body,
    writer.token,
  );
  if (answer?.status !== 200) {
    // It may have arrived.
    writer.sent = [...writer.sent, text].slice(-20);
    return false;
  }
  const saved = JSON.parse(answer.text);
  writer.acknowledged = text;
  if (saved.aside.includes(name)) writer.sent = [...writer.sent, text].slice(-20);
  else Object.assign(writer, { base: saved.texts[name] ?? text, sent: [] });
  return true;
}

/** Acknowledged texts that stand neither in the sheet nor beside it. The server does not run meanwhile. */
export async function lostWords(rush) {
  const { fields, aside } = JSON.parse(run(rush, 'read', []));
  const texts = new Set([...Object.values(fields).flatMap((one) => Object.values(one)), ...aside]);
  // The last request before the end may have been written without an answer: then it stands in the place of the acknowledged one.
  return rush.writers
    .filter(
      ({ acknowledged, sent }) => acknowledged && ![acknowledged, ...sent].some((text) => texts.has(text)),
    )
    .map(({ sheet, field, acknowledged }) => ({ sheet, field, acknowledged }));
}

function post(rush, path, body, token) {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(rush.address);
    const sent = request(
      {
        hostname,
        port,
        path,
        method: 'POST',
        agent,
        headers: {
          cookie: `ayumi_session=${token}`,
          origin: rush.address,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        let text = '';
        answer.on('data', (chunk) => (text += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode, text }));
        answer.on('error', () => resolve(null));
      },
    );
    sent.on('error', () => resolve(null));
    sent.end(body);
  });
}

function environment({ folder, database }) {
  const own = database ? { DATABASE_URL: database } : { DATABASE_URL: '' };
  return { ...process.env, ...own, AYUMI_DATA: join(folder, 'data'), PORT: '0', HOST: '127.0.0.1' };
}

function start(rush) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'bin', 'ayumi.mjs'), 'serve'], {
      env: environment(rush),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    rush.child = child;
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const address = printed.match(/http:\/\/[^\s/]+:\d+/)?.[0];
      if (!address) return;
      rush.address = address;
      resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

function stop({ child }, signal) {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', resolve);
    child.kill(signal);
  });
}

/** Seeds or reads the database of the rush in a process of its own, by the code of the sources. */
function run(rush, task, args) {
  const program = join(root, 'var', 'bench', 'rush.mjs');
  buildSync({
    stdin: {
      resolveDir: root,
      loader: 'ts',
      contents: `
        import { readConfig } from '#config';
        import { connect } from '#db/connect.ts';
        import { migrate } from '#db/migrate.ts';
        import { seedRush } from './test/kit/rush-office.ts';
        const [task, writers, pairs] = process.argv.slice(2);
        const { config } = readConfig(process.env);
        const db = await connect(config.database);
        const outcome = await migrate(db, ${JSON.stringify(join(root, 'src', 'db', 'migrations'))});
        if (!outcome.ok) throw new Error(JSON.stringify(outcome));
        if (task === 'seed') console.log(JSON.stringify(await seedRush(db, Number(writers), Number(pairs))));
        else {
          const sheets = await db.kysely.selectFrom('sheet').select(['id', 'fields']).execute();
          const aside = await db.kysely.selectFrom('set_aside_text').select('text').execute();
          console.log(JSON.stringify({
            fields: Object.fromEntries(sheets.map(({ id, fields }) => [id, fields])),
            aside: aside.map(({ text }) => text),
          }));
        }
        await db.close();`,
    },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return execFileSync(process.execPath, [program, task, ...args], {
    env: environment(rush),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    cwd: root,
  });
}

async function newDatabase(server) {
  const name = `ayumi_rush_${process.pid}_${Date.now()}`;
  await ask(server, `CREATE DATABASE ${name}`);
  const own = new URL(server);
  own.pathname = `/${name}`;
  return own.href;
}

async function ask(server, statement) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
