/** A box of a checked list: the part (or the sheet as a whole) in the version that the person sees. */
export type CheckedItem = {
  sheet: string;
  version: number;
  stage: 'targeting' | 'collecting';
  departmentId: string | null;
};

/** The value of the box. */
export const writeItem = ({ sheet, version, stage, departmentId }: CheckedItem) =>
  `${sheet} ${version} ${stage} ${departmentId ?? ''}`;

/** What a box says; null where it was not written by {@link writeItem}. */
export function readItem(value: string): CheckedItem | null {
  const [, sheet, version, stage, departmentId] =
    /^(\S{1,100}) (\d{1,9}) (targeting|collecting) (.*)$/su.exec(value) ?? [];
  if (sheet === undefined) return null;
  return {
    sheet,
    version: Number(version),
    stage: stage as CheckedItem['stage'],
    departmentId: departmentId || null,
  };
}
