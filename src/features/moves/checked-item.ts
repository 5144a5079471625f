/** A box of a checked list: the part (or the sheet as a whole) in the version that the person sees. */
export type CheckedItem = {
  sheet: string;
  version: number;
  stage: 'targeting' | 'collecting';
  department: string | null;
};

/** The value of the box. A department's name may have blanks and stands last; an id has none. */
export const writeItem = ({ sheet, version, stage, department }: CheckedItem) =>
  `${sheet} ${version} ${stage} ${department ?? ''}`;

/** What a box says; null where it was not written by {@link writeItem}. */
export function readItem(value: string): CheckedItem | null {
  const [, sheet, version, stage, department] =
    /^(\S{1,100}) (\d{1,9}) (targeting|collecting) (.*)$/su.exec(value) ?? [];
  if (sheet === undefined) return null;
  return {
    sheet,
    version: Number(version),
    stage: stage as CheckedItem['stage'],
    department: department || null,
  };
}
