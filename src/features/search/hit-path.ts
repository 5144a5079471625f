import type { Hit } from '#records/search/queries.ts';

/** The page on which a hit can be read in its place. */
export function hitPath({ planId, kind, subjectId, sheetId }: Hit): string {
  const plan = `/plans/${encodeURIComponent(planId)}`;
  const subject = encodeURIComponent(subjectId);
  switch (kind) {
    case 'plan':
      return plan;
    case 'node':
      return `${plan}#node-${subject}`;
    case 'project':
      return `${plan}/projects/${subject}`;
    case 'indicator':
      return `${plan}/indicators/${subject}`;
    case 'sheet':
      return `${plan}/sheets/${subject}`;
    case 'opinion':
      return `${sheetId === null ? plan : `${plan}/sheets/${encodeURIComponent(sheetId)}`}#opinion-${subject}`;
    case 'outlook':
      return `${plan}#outlook-${subject}`;
  }
}
