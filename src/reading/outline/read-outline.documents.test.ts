import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import asakaPlan from '#profiles/asaka-plan.json' with { type: 'json' };
import higashimatsuyamaOverview from '#profiles/higashimatsuyama-overview.json' with { type: 'json' };
import kitamotoTable from '#profiles/kitamoto-table.json' with { type: 'json' };
import { type OutlineProfile, outlineProfileSchema } from '#profiles/outline-profile.ts';
import { countedSource } from '../../../test/kit/count-work.ts';
import { hasSharedDocuments, sharedDocument } from '../../../test/kit/shared-documents.ts';
import { sourceOfText } from '../../../test/kit/source-of-text.ts';
import { measureConservation } from '../conservation.ts';
import type { ReadFields, ReadPlan } from '../read-plan.ts';
import { readOutline } from './read-outline.ts';

/**
 * The real documents, cut, shuffled and added to: what is read from a piece must not hang on what stands elsewhere in
 * the book, because later pages and other years are read with the same profiles.
 */
const table = outlineProfileSchema.parse(kitamotoTable);
const chapter = outlineProfileSchema.parse(asakaPlan);
const overview = outlineProfileSchema.parse(higashimatsuyamaOverview);

const read = (text: string, profile: OutlineProfile) => readOutline(sourceOfText(text), profile);

const said = (fields: ReadFields) => Object.entries(fields).map(([key, value]) => `${key}=${value?.text}`);

/** All that a plan says of its projects, apart from where in the tree they stand. */
function projectsOf(plan: ReadPlan): string[] {
  const sheets = new Map(plan.sheets.map((sheet) => [sheet.project, sheet]));
  return plan.projects.map((project) => {
    const sheet = sheets.get(project);
    const owners = project.owners.map(({ body, department }) => body ?? department?.text);
    const grades = sheet?.ratings.map(({ department, code }) => `${department?.text ?? ''}${code.text}`);
    const fields = [...said(project.fields), ...said(sheet?.fields ?? {})];
    return [project.title.text, `${owners}`, sheet?.year, `${grades}`, ...fields].join(' | ');
  });
}

const sectionsBefore = (text: string, start: RegExp) => {
  const blocks: string[][] = [[]];
  for (const line of text.split('\n')) {
    if (start.test(line)) blocks.push([]);
    blocks.at(-1)!.push(line);
  }
  return blocks.map((lines) => lines.join('\n'));
};

describe.skipIf(!hasSharedDocuments)('the table of projects under page heads', () => {
  const text = hasSharedDocuments ? sharedDocument('kitamoto-r5-pages-1-17') : '';
  const pages = sectionsBefore(text, /^目\s?標\t/u).slice(1);

  test('pages in any order, some missing, some twice, say the same of their projects', () => {
    const alone = pages.map((page) =>
      projectsOf(read(`${pages[0]}\n${page}`, table)).slice(projectsOf(read(pages[0]!, table)).length),
    );
    const some = fc.array(fc.nat(pages.length - 1), { minLength: 1, maxLength: pages.length });
    fc.assert(
      fc.property(some, (picked) => {
        const shuffled = [pages[0]!, ...picked.map((index) => pages[index]!)].join('\n');
        expect(projectsOf(read(shuffled, table))).toEqual(
          [0, ...picked].flatMap((index) =>
            index === 0 ? projectsOf(read(pages[0]!, table)) : alone[index]!,
          ),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('a row of other text is one project more, and nothing else changes', () => {
    const lines = text.split('\n');
    const rows = lines.flatMap((line, index) =>
      line.split('\t').length >= 8 && !line.startsWith('事業名') && !line.startsWith('---') ? [index] : [],
    );
    const before = projectsOf(read(text, table));
    const words = fc
      .array(fc.constantFrom('花を', '植える', '苗', '水', '。', '○', '・', ' ', '10本', '教室'), {
        maxLength: 12,
      })
      .map((parts) => `花${parts.join('')}`);
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        words,
        words,
        fc.constantFrom('A', 'B', 'C'),
        (row, title, prose, grade) => {
          const added = [title, prose, prose, prose, grade, prose, prose, 'みどり課 社協'].join('\t');
          const after = projectsOf(read(lines.toSpliced(row, 0, added).join('\n'), table));
          const spare = after.filter((project) => !before.includes(project));
          expect(after).toHaveLength(before.length + 1);
          expect(spare).toHaveLength(1);
          expect(spare[0]).toMatch(
            new RegExp(`^${title.trim()} \\| みどり課,shakyo \\| 2023 \\| ${grade} \\| overview=`, 'u'),
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe.skipIf(!hasSharedDocuments)('cut anywhere', () => {
  test.each([
    ['kitamoto-r5-pages-1-17', table],
    ['asaka-5th-plan-chapter-4', chapter],
    ['higashimatsuyama-2nd-overview', overview],
  ])('%s: nothing is lost, and what stands before the cut is read as in the whole', (name, profile) => {
    const lines = sharedDocument(name).split('\n');
    const titles = read(lines.join('\n'), profile).projects.map(({ title }) => title.text);
    fc.assert(
      fc.property(fc.nat(lines.length), (cut) => {
        const [head, tail] = [lines.slice(0, cut), lines.slice(cut)].map((part) =>
          sourceOfText(part.join('\n')),
        );
        const before = readOutline(head!, profile).projects.map(({ title }) => title.text);
        expect(before).toEqual(titles.slice(0, before.length));
        const plan = readOutline(tail!, profile);
        const values = [
          ...plan.projects.map(({ title }) => title),
          ...plan.nodes.flatMap(({ sections }) => sections.map(({ text }) => text)),
        ];
        expect(measureConservation(tail!, values).lost).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe.skipIf(!hasSharedDocuments)('repeated', () => {
  test('ten times the document is about ten times the work', () => {
    const text = sharedDocument('kitamoto-r5-pages-1-17');
    const visits = (copies: number) => {
      const counted = countedSource(Array(copies).fill(text).join('\n'));
      readOutline(counted.source, table);
      return counted.visits();
    };
    expect(visits(20)).toBeLessThan(visits(2) * 12);
  });
});
