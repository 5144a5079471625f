import type { ExchangePlan } from '#exchange/schema.ts';
import type { Chapter } from '#formats/blocks.ts';
import { CHAPTERS, gradeColumn, gradeText, NUMBERED, RATINGS_HEAD, told } from '../book-words.ts';
import { projectId } from './project-chapter.ts';

/** The grades that a summary table tells, years beside this one too; those of the sheets stand on the sheets. */
export function ratingChapter(plan: ExchangePlan): Chapter {
  const columns = [...new Map(plan.ratings.map((one) => [gradeColumn(one.year, one.layer), one]))]
    .map(([head, { year, layer }]) => ({ head, year, layer }))
    .sort((a, b) => a.year - b.year);
  const rated = plan.projects.flatMap((project, at) => {
    const own = plan.ratings.filter((one) => one.project === project.id);
    return own.length > 0 ? [{ project, number: at + 1, own }] : [];
  });
  return {
    id: 'ratings',
    name: CHAPTERS.ratings,
    paper: { size: 'A4', orientation: columns.length > 5 ? 'landscape' : 'portrait' },
    blocks: [
      { kind: 'heading', level: 1, text: CHAPTERS.ratings },
      {
        kind: 'table',
        caption: CHAPTERS.ratings,
        isCaptionHidden: true,
        columns: [
          { width: 1.2 },
          { width: 4.5 },
          ...columns.map(() => ({ width: 1.6, align: 'center' as const })),
        ],
        head: [[...RATINGS_HEAD, ...columns.map(({ head }) => head)].map((text) => ({ text }))],
        rows: rated.map(({ project, number, own }) => [
          { text: `${NUMBERED.project}${number}`, link: projectId(number) },
          { text: told(project.title) },
          ...columns.map(({ year, layer }) => ({
            text: told(
              own
                .filter((one) => one.year === year && one.layer === layer)
                .map(({ code, department }) => gradeText(code, department))
                .join('\n'),
            ),
          })),
        ]),
      },
    ],
  };
}
