/** A grade of the year before, as far as closing asks for it. */
type Graded = { layer: string; department: string | null; code: string; scale?: string | undefined };
type Scale = {
  id: string;
  codes: readonly { code: string; label?: string | undefined; ordered?: boolean | undefined }[];
};

/** A code outside the order that says by its name that there is nothing left to do. */
const FINISHED = /終了|完了|廃止/u;
/** Which grade counts: the last word on the year. */
const LAYERS = ['final', 'committee', 'review', 'self'];

/**
 * Did the grade of the year before end the project? Then no sheet is opened for it: 計画期間中に終了した事業は、翌年度から進行管理を行わない
 * (Honjo's rule). Ending codes are those that the plan names in its rules; where it names none, those outside the order
 * that are called 終了, 完了 or 廃止. Of several departments all must have said so. The legend's definition is not looked at: it
 * often lists cases. Gives the grade that ended it.
 */
export function closingGrade<G extends Graded>(
  grades: readonly G[],
  closing: readonly string[] | undefined,
  scales: readonly Scale[],
): G | null {
  const layer = LAYERS.find((one) => grades.some((grade) => grade.layer === one));
  const said = grades.filter((grade) => grade.layer === layer);
  const first = said[0];
  return first && said.every((grade) => ends(grade, closing, scales)) ? first : null;
}

function ends(
  { code, scale }: Graded,
  closing: readonly string[] | undefined,
  scales: readonly Scale[],
): boolean {
  if (closing && closing.length > 0) return closing.includes(code);
  return scales
    .filter((one) => scale === undefined || one.id === scale)
    .some((one) =>
      one.codes.some(
        (known) =>
          known.code === code &&
          known.ordered === false &&
          (FINISHED.test(known.label ?? '') || FINISHED.test(known.code)),
      ),
    );
}
