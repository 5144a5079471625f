import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readProjectFile, root } from '../kit/project-files.ts';

it('docs/rooms.md is the faces of the rooms of records, drawn by scripts/draw-rooms.mjs', () => {
  const drawing = execFileSync(process.execPath, [join(root, 'scripts', 'draw-rooms.mjs'), '--print'], {
    encoding: 'utf8',
  });
  expect(readProjectFile('docs/rooms.md')).toBe(drawing);
});
