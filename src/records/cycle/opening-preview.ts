import { isOn, type StageSwitches } from '#domain/cycle/cycle.ts';
import { getsSheet } from '#domain/cycle/plan-opening.ts';
import type { Holder } from '#records/people/queries.ts';
import type { Row } from './opening-queries.ts';
import { beginningOf } from './sheet-beginning.ts';

/** What the page of an opening says before anything is made. */
export type OpeningPreview = {
  rows: Row[];
  /** 実数 */
  sheets: number;
  parts: number;
  takenOver: number;
  /** Sheets that begin with some text. */
  prefilled: number;
  closes: Row[];
  ended: Row[];
  leftOut: Row[];
  withoutForm: Row[];
  withoutOwner: Row[];
  /** Departments with a part, and on this day nobody to write or to approve it. */
  withoutWriter: string[];
  withoutApprover: string[];
  byForm: { name: string; version: number; sheets: number }[];
};

export function previewOf(rows: Row[], holders: readonly Holder[], on: StageSwitches): OpeningPreview {
  const made = rows.filter(getsSheet);
  const owners = new Map(made.flatMap(({ parts }) => parts.map((one) => [one.departmentId, one] as const)));
  const lacking = (role: Holder['role']) =>
    [...owners.values()]
      .filter(
        (one) =>
          !holders.some((holder) => holder.role === role && holder.departmentIds.includes(one.departmentId)),
      )
      .map(({ department }) => department);
  const forms = new Map<string, OpeningPreview['byForm'][number]>();
  for (const { project } of made) {
    if (!project.form) continue;
    const { id, version, name } = project.form;
    const known = forms.get(id) ?? { name, version, sheets: 0 };
    forms.set(id, { ...known, sheets: known.sheets + 1 });
  }
  const begins = (row: Row) => {
    const { fields, own } = beginningOf(row.project, row.parts);
    return Object.keys(fields).length > 0 || Object.keys(own).length > 0;
  };
  return {
    rows,
    sheets: made.length,
    parts: made.reduce((sum, { parts }) => sum + Math.max(1, parts.length), 0),
    takenOver: rows.filter(({ kind }) => kind === 'taken-over').length,
    prefilled: rows.filter((row) => row.kind === 'made' && begins(row)).length,
    closes: rows.filter(({ kind }) => kind === 'closes'),
    ended: rows.filter(({ kind }) => kind === 'ended'),
    leftOut: rows.filter(({ kind }) => kind === 'left-out'),
    withoutForm: made.filter(({ project }) => project.form === null),
    withoutOwner: made.filter(({ parts }) => parts.length === 0),
    withoutWriter: lacking('writer'),
    withoutApprover: isOn.approval(on) ? lacking('approver') : [],
    byForm: [...forms.values()],
  };
}
