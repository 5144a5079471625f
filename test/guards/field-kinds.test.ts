import { expect, it } from 'vitest';
import { projectFiles, readProjectFile } from '../kit/project-files.ts';

const SOURCES = projectFiles(/^src\/.*\.tsx?$/).filter((file) => !/\.test\.tsx?$/.test(file));
const tables = SOURCES.filter((file) =>
  /ByKind<|Record<FieldKind|\[Kind in FieldKind\]/u.test(readProjectFile(file)),
);

/**
 * Whoever tells the kinds of fields apart has a table of all of them (domain/sheet/by-kind.ts): the compiler then names every
 * place where a new kind is missing. A switch with a default, or a list of kinds by hand, would pass over it in silence.
 */
it('the kinds of fields are told apart by tables, which the compiler keeps whole', () => {
  expect(tables.length).toBeGreaterThan(12);
  const silent = SOURCES.filter((file) => !tables.includes(file)).filter((file) =>
    /switch \(\w*[fF]ield\.kind|case '(?:long-text|short-text|indicator-table|multiple-choice)'/u.test(
      readProjectFile(file),
    ),
  );
  expect(silent).toEqual([]);
});
