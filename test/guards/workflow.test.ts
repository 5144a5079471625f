import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readProjectFile, root } from '../kit/project-files.ts';

it('docs/workflow.md is the table of moves, drawn by scripts/draw-workflow.mjs', () => {
  const drawing = execFileSync(process.execPath, [join(root, 'scripts', 'draw-workflow.mjs'), '--print'], {
    encoding: 'utf8',
  });
  expect(readProjectFile('docs/workflow.md')).toBe(drawing);
});
