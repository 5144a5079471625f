import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../kit/project-files.ts';

it('ends quietly where nobody reads what it prints', async () => {
  const table = join(root, 'sample/import/hoshinomori-r5-table.txt');
  const command = spawn(
    process.execPath,
    [join(root, 'bin/ayumi.mjs'), 'import', table, '--dry-run', '--json'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  command.stdout.destroy();
  let complaint = '';
  command.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const [code] = await once(command, 'close');
  expect([code, complaint]).toEqual([0, '']);
});
