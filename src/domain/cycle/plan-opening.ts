import type { Form } from '../sheet/form.ts';
import type { Cycle } from './cycle.ts';

/** An owner of a project: who it is, how the sheet prints it, and whether it has the lead 主担当. */
export type Owner = { departmentId: string; department: string; isLead: boolean };

export type OpeningProject = {
  id: string;
  title: string;
  owners: readonly Owner[];
  ended: { year: number; reason: string } | null;
  /** The grade of the year before that ends it, as printed; null where none does. */
  closedBy: string | null;
  /** The sheet of this year that is there already, from an import for one. */
  sheet: string | null;
  /** Has an item's sheet an indicator that is asked for in this year? A project is always asked. */
  isAsked: boolean;
  form: Form | null;
};

/**
 * What an opening does with a project: a sheet is made, one that is there is taken over, or there is none, because the project
 * ended before, because its last grade ends it now, because somebody left it out, or because no survey of an item is made in this year.
 */
export type OpeningRow<P extends OpeningProject = OpeningProject> = {
  project: P;
  /** The owners that get a part each; none: there is one part of nobody, which the secretariat fills in. */
  parts: readonly Owner[];
} & (
  | { kind: 'made' | 'taken-over' }
  | { kind: 'ended'; year: number; reason: string }
  | { kind: 'closes'; code: string }
  | { kind: 'left-out'; reason: string }
  | { kind: 'not-asked' }
);

/**
 * What will opening a year make? `kept`: projects that go on although their grade would end them. A project that ended in
 * an earlier year has no sheet whatever anybody ticks; one that ended in this year or later still has.
 */
export function planOpening<P extends OpeningProject>(
  year: number,
  projects: readonly P[],
  choices: { leftOut: Cycle['leftOut']; kept: readonly string[] },
): OpeningRow<P>[] {
  return projects.map((project): OpeningRow<P> => {
    const row = { project, parts: project.owners };
    if (project.sheet !== null) return { ...row, kind: 'taken-over' };
    if (project.ended && project.ended.year < year) return { ...row, kind: 'ended', ...project.ended };
    if (!project.isAsked) return { ...row, kind: 'not-asked' };
    const leftOut = choices.leftOut.find((one) => one.project === project.id);
    if (leftOut) return { ...row, kind: 'left-out', reason: leftOut.reason };
    if (project.closedBy !== null && !choices.kept.includes(project.id))
      return { ...row, kind: 'closes', code: project.closedBy };
    return { ...row, kind: 'made' };
  });
}

export const getsSheet = (row: OpeningRow) => row.kind === 'made' || row.kind === 'taken-over';
