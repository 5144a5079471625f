import type { Db } from '#db/connect.ts';
import { done } from '#domain/outcome.ts';
import { changeStaff, type Editor } from '#records/people/change-staff.ts';
import type { Outcome } from '#records/people/outcome.ts';
import { changeDepartment, type DepartmentChange } from '#records/people/save-department.ts';
import { printOwners } from '#records/plan/print-owners.ts';
import { listJoinedTexts, rejoinTexts } from '#records/sheet/rejoin-parts.ts';

/**
 * A new name, or another house, is printed in everything that is not sealed, in the same transaction. Gives whether anything is
 * printed anew.
 */
export function editDepartment(db: Db, editor: Editor, change: DepartmentChange): Promise<Outcome<boolean>> {
  const { municipalityId } = editor;
  return changeStaff(db, editor, async (tx) => {
    // As they stand under the name that they have now.
    const joined = await listJoinedTexts(tx, municipalityId, change.id);
    const changed = await changeDepartment(tx, editor, change);
    if (!changed.ok) return changed;
    const { isPrintedAnew, isOtherHouse } = changed.value;
    if (isPrintedAnew) {
      await printOwners(tx, municipalityId, change.id, { isOtherHouse });
      await rejoinTexts(tx, municipalityId, joined);
    }
    return done(isPrintedAnew);
  });
}
