import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile, root } from '../kit/project-files.ts';

/** Source files over 300 lines, each with its reason. A test is a list of cases and is read case by case. */
const LONG_FILES: Record<string, string> = {};

const sources = projectFiles(/^(src|test|scripts|assets)\/.*\.(tsx?|mjs)$/);
const texts = projectFiles(/\.(tsx?|mjs|md|json|sql|css|ya?ml)$|^\.ci\/run$/).filter(
  (file) => file !== 'package-lock.json',
);

describe('the rules of the house', () => {
  it('collects every test file', () => {
    const looksLikeTest = /(^|\/)(__tests__\/|.*[-_.](test|spec)\.[cm]?[jt]sx?$)/;
    const isCollected = /^src\/.*\.test\.tsx?$|^test\/(guards|kit|journeys)\/.*\.test\.ts$/;
    expect(projectFiles(looksLikeTest).filter((file) => !isCollected.test(file))).toEqual([]);
  });

  it('keeps files short', () => {
    const long = sources.filter(
      (file) => /^src\/(?!.*\.test\.)/.test(file) && readProjectFile(file).split('\n').length > 301,
    );
    expect(long.filter((file) => !LONG_FILES[file])).toEqual([]);
  });

  it('keeps half of the files to a page of 60 lines', () => {
    const sizes = sources
      .filter((file) => /^src\/(?!.*\.test\.)/.test(file))
      .map((file) => readProjectFile(file).split('\n').length - 1)
      .sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60);
  });

  it('has no drawer for odds and ends', () => {
    const banned = /(^|[/-])(utils?|helpers?|common|misc|manager|service|handler)(\.|\/|-|$)/;
    expect(projectFiles(/^src\//).filter((file) => banned.test(file))).toEqual([]);
  });

  it('leaves nothing open or switched off', () => {
    const open = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', '@ts-' + 'ignore', '@ts-' + 'nocheck', '\\.(only)\\('].join('|'),
    );
    expect(sources.filter((file) => open.test(readProjectFile(file)))).toEqual([]);
  });

  it('measures no time in a test: benches do', () => {
    const measured = new RegExp(
      ['performance\\.' + 'now', 'hr' + 'time', 'cpu' + 'Usage', 'Date\\.now\\(\\) -'].join('|'),
    );
    const tests = sources.filter((file) => /\.test\.tsx?$|^test\//.test(file));
    expect(tests.filter((file) => measured.test(readProjectFile(file)))).toEqual([]);
  });

  it('begins and ends no line of a page with a 全角 blank, which is lost there', () => {
    const lost = sources.filter(
      (file) => file.endsWith('.tsx') && /^[ \t]*\u3000|\u3000$/m.test(readProjectFile(file)),
    );
    expect(lost).toEqual([]);
  });

  it('names no path of the machine that it was written on', () => {
    const here = dirname(root);
    const paths =
      here === '/' || here === '/tmp'
        ? []
        : texts.filter((file) => readProjectFile(file).includes(`${here}/`));
    expect(paths).toEqual([]);
  });
});
