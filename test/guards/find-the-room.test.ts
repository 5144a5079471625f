import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFiles, readProjectFile, root } from '../kit/project-files.ts';

/** Whatever page says where something is: a path is a promise. */
const PAGES = projectFiles(/^[^/]+\.md$|^docs\/.*\.md$/).filter((page) => namedFiles(page).length > 0);
const ROOTS = ['', 'src/', 'src/features/', 'src/records/', 'src/http/', 'docs/'];

/** Files that a page names: `src/domain/review/moves.ts`, and in a walk also `review/moves.ts` below a room. */
function namedFiles(page: string): string[] {
  return [...readProjectFile(page).matchAll(/`([\w./-]+\/[\w.-]+\.(?:tsx?|mjs|json|md|sql))`/g)].map(
    (match) => match[1]!,
  );
}

it('docs/find-the-room.md has twenty changes, each with a file of its own', () => {
  const files = namedFiles('docs/find-the-room.md').filter((file) => file.startsWith('src/'));
  expect(new Set(files).size).toBe(20);
});

it.each(PAGES)('every file that %s names is there', (page) => {
  const isThere = (file: string) => ROOTS.some((folder) => existsSync(join(root, folder, file)));
  expect(namedFiles(page).filter((file) => !isThere(file))).toEqual([]);
});
