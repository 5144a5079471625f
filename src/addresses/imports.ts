/** The addresses of the import pages. */
export const importsPath = '/imports';
export const draftPath = (draftId: string) => `${importsPath}/${encodeURIComponent(draftId)}`;
export type RecordKind = 'projects' | 'nodes' | 'plans';
export const recordPath = (draftId: string, kind: RecordKind, id: string) =>
  `${draftPath(draftId)}/${kind}/${encodeURIComponent(id)}`;
export const anchorOf = (pointer: string) => `value${pointer.replaceAll('/', '-')}`;
export const sourcePath = (
  draftId: string,
  place: { file: string; line: number; from?: number; to?: number },
) => {
  const query = new URLSearchParams({ file: place.file, line: String(place.line) });
  if (place.from !== undefined) query.set('from', String(place.from));
  if (place.to !== undefined) query.set('to', String(place.to));
  return `${draftPath(draftId)}/source?${query}`;
};
