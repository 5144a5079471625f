import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile, shared } from '../kit/project-files.ts';

type Scale = { codes: { label?: string; definition?: string }[] };

/** A run of this many characters that a real document has too is a copied sentence, not a shared phrase. */
const RUN = 24;
/** Without blanks, but with the tab that parts two cells: a table's header row is labels, and no sentence crosses it. */
const squeeze = (text: string) => text.normalize('NFKC').replace(/[^\S\t]+/g, '');
const isSentence = (run: string) => !run.includes('\t') && (run.match(/[ぁ-ん]/g) ?? []).length >= 3;
const folder = join(shared, 'documents');

/** What the codes of a scale mean, as a profile has it to know a legend by: part of the form, like a label. */
const legends = projectFiles(/^src\/profiles\/.*\.json$/)
  .flatMap((file): Scale[] => JSON.parse(readProjectFile(file)).ratingScales ?? [])
  .flatMap((scale) => scale.codes.flatMap((code) => [code.label ?? '', code.definition ?? '']))
  .map(squeeze)
  .filter((legend) => legend !== '')
  .sort((a, b) => b.length - a.length);
const withoutLegends = (text: string) =>
  legends.reduce((rest, legend) => rest.replaceAll(legend, '\t'), squeeze(text));

describe.skipIf(!existsSync(folder))('the words of the project', () => {
  it('are its own: no sentence of a real document stands in it', () => {
    const runs = new Set<string>();
    for (const name of readdirSync(folder)) {
      const text = squeeze(readFileSync(join(folder, name), 'utf8'));
      for (let i = 0; i + RUN <= text.length; i++) runs.add(text.slice(i, i + RUN));
    }
    const copied = projectFiles(/\.(tsx?|mjs|md|json|txt|csv|css|sql)$/)
      .filter((file) => file !== 'package-lock.json')
      .flatMap((file) => {
        const text = withoutLegends(readProjectFile(file));
        for (let i = 0; i + RUN <= text.length; i++) {
          const run = text.slice(i, i + RUN);
          if (runs.has(run) && isSentence(run)) return [`${file}: ${run}`];
        }
        return [];
      });
    expect(copied).toEqual([]);
  });
});
