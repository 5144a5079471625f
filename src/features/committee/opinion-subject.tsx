import { sheetPath } from '#addresses/plans.ts';
import { nodeName } from '#exchange/names.ts';
import type { KeptOpinion } from '#records/opinion/opinion-queries.ts';

type Subject = Pick<KeptOpinion, 'sheet' | 'projectTitle' | 'node' | 'nodeNumber' | 'nodeTitle'>;

/** What an opinion is about, as a line of text. */
export function subjectName({ sheet, projectTitle, node, nodeNumber, nodeTitle }: Subject): string {
  if (sheet !== null) return projectTitle || '（事業名なし）';
  if (node === null) return '計画全体';
  return nodeName({ number: nodeNumber ?? '', title: nodeTitle ?? '' });
}

/** The same, as the way to the sheet where there is one. */
export function subjectOf(plan: string, subject: Subject) {
  const name = subjectName(subject);
  return subject.sheet === null ? name : <a href={sheetPath(plan, subject.sheet)}>{name}</a>;
}
