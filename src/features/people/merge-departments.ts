import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { DONE } from '#domain/outcome.ts';
import { passOnLinks } from '#records/account/pass-on-links.ts';
import { passOnExceptions } from '#records/cycle/pass-on-exceptions.ts';
import { passOnJobs } from '#records/job/pass-on-jobs.ts';
import { joinProposals } from '#records/opinion/join-proposals.ts';
import { changeStaff, type Editor } from '#records/people/change-staff.ts';
import { findDepartment } from '#records/people/department-queries.ts';
import { NOT_FOUND, type Outcome, refuse, STALE } from '#records/people/outcome.ts';
import { passOnWork } from '#records/people/pass-on-work.ts';
import { closeInto } from '#records/people/save-department.ts';
import { dropSharedOwners, printOwners } from '#records/plan/print-owners.ts';
import { dropEqualGrades, joinSharedParts, listDisputed } from '#records/sheet/join-departments.ts';
import { listJoinedTexts, rejoinTexts } from '#records/sheet/rejoin-parts.ts';

/**
 * One department becomes part of another, of its own house or of the other: posts, projects and open work pass on, in one transaction.
 * Refused where both have graded the same sheet differently: one grade for one department is not ours to choose.
 */
export function mergeDepartments(
  db: Db,
  editor: Editor,
  { id, version, into }: { id: string; version: number; into: string },
): Promise<Outcome> {
  const { municipalityId } = editor;
  return changeStaff(db, editor, async (tx) => {
    const known = await findDepartment(tx, municipalityId, id);
    const target = await findDepartment(tx, municipalityId, into);
    if (!known) return NOT_FOUND;
    if (!target || target.id === id || target.parentId === id || target.closedOn !== null)
      return refuse('not-a-department', 'into');
    if (known.kind === 'body') return refuse('council-keeps-its-name', 'into');
    const change = { municipalityId, from: id, to: into };
    const disputed = await listDisputed(tx, change);
    if (disputed.length > 0) return refuse('graded-by-both', 'into', disputed.join('、'));
    const joined = await listJoinedTexts(tx, municipalityId, id);
    if (!(await closeInto(tx, editor, { id, version, into }))) return STALE;
    await dropEqualGrades(tx, change);
    await joinSharedParts(tx, change, known.name);
    await joinProposals(tx, change, known.name);
    await dropSharedOwners(tx, change);
    await passOnWork(tx, change);
    await passOnExceptions(tx, change);
    await passOnLinks(tx, change);
    await passOnJobs(tx, change);
    await printOwners(tx, municipalityId, into, { isOtherHouse: known.body !== target.body });
    await rejoinTexts(tx, municipalityId, joined);
    await recordEvent(tx, {
      ...editor,
      kind: 'department-merged',
      subjectId: id,
      details: { from: known.label, to: target.label },
    });
    return DONE;
  });
}
