// Does the built application work on this version of Node? Reads a document, starts on a new folder, answers, stops.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'ayumi-smoke-'));
const ayumi = 'bin/ayumi.mjs';
try {
  const read = spawnSync(
    process.execPath,
    [ayumi, 'import', 'sample/import/hoshinomori-r5-table.txt', '--dry-run', '--json'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (read.status !== 0) throw new Error(`import: exit ${read.status}\n${read.stderr}`);
  if (JSON.parse(read.stdout).plans[0].projects.length === 0) throw new Error('import: no project read');

  const server = spawn(process.execPath, [ayumi, 'serve', '--sample', '--data', join(folder, 'data')], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = printed.match(/http:\/\/[^\s/]+:\d+/);
      if (found) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`serve ended with ${code}\n${printed}`)));
  });
  const page = await fetch(`${address}/sign-in`);
  if (page.status !== 200) throw new Error(`sign-in page: ${page.status}`);
  server.removeAllListeners('exit');
  const ended = new Promise((resolve) => server.on('exit', resolve));
  server.kill('SIGTERM');
  const code = await ended;
  if (code !== 0) throw new Error(`serve did not stop well: ${code}`);
  console.log(`Node ${process.version}: reads, starts, answers, stops`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
