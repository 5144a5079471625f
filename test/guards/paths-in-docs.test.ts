import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile } from '../kit/project-files.ts';

const files = projectFiles();
const known = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
const pages = files.filter((file) =>
  /^(?:docs\/.*|README[^/]*|ARCHITECTURE|CONTRIBUTING|STYLE)\.md$/.test(file),
);

/** A decision that another has overtaken says how things were. */
const isOvertaken = (text: string) => /^Date: .*Status: superseded/mu.test(text);

function foldersOf(file: string): string[] {
  const folder = posix.dirname(file);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}

/** src/db/lock.ts, and where a link of the page leads; without what stands behind a # or is not of this project. */
function pathsIn(page: string): string[] {
  const text = readProjectFile(page);
  if (isOvertaken(text)) return [];
  const named = [...text.matchAll(/(?<![\w./-])(?:src|docs|test|scripts)\/[\w./-]*\w/gu)].map(
    ([path]) => path,
  );
  const linked = [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/gu)].map(([, path]) =>
    posix.join(posix.dirname(page), path!),
  );
  return [...named, ...linked].map((path) => path.replace(/\/$/, ''));
}

describe('what the docs name', () => {
  it.each(pages)('%s names only files and folders that are there', (page) => {
    expect([...new Set(pathsIn(page))].filter((path) => !known.has(path) && !path.startsWith('..'))).toEqual(
      [],
    );
  });

  it('gives each decision a number of its own, and says when one was overtaken', () => {
    const decisions = pages.filter((page) => /^docs\/decisions\/\d{4}-/.test(page));
    const numbers = decisions.map((page) =>
      page.slice('docs/decisions/'.length, 'docs/decisions/0000'.length),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const page of decisions) {
      const [, status] = /^Date: \d{4}-\d{2}-\d{2} · Status: (.*)$/mu.exec(readProjectFile(page)) ?? [];
      expect(status, page).toMatch(/^(?:accepted|superseded)/);
      if (status?.includes('superseded by'))
        expect(status, page).toMatch(/\[decision \d+\].*, \d{4}-\d{2}-\d{2}/);
    }
  });
});
