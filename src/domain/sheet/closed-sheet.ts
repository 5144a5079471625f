import type { FormSection } from './form.ts';
import { joinParts, type PartStage, sharedOut, sharingOf } from './part.ts';

/** A sheet that somebody may not read whole yet, with what of it is open. `department`: as the sheet prints it. */
export type ClosedSheet = {
  planId: string;
  id: string;
  project: string;
  year: number;
  parts: readonly ClosedPart[];
};
type ClosedPart = {
  departmentId: string;
  department: string;
  stage: PartStage;
  isLead: boolean;
  isOpen: boolean;
};

type Texts = Record<string, string | undefined>;
type Sheet = { id: string; fields: Texts };
type Part = { department: string; stage: PartStage; fields: Texts };
type Rating = { sheet: string | null; layer: string; department: string | null };
type Indicator = { project: string | null; values: readonly { kind: string; year: number }[] };

/** The sheet with what of its texts is open. `own`: what its parts say; `sections`: of its form. */
export function openTexts<S extends Sheet>(
  closed: readonly ClosedSheet[],
  sheet: S,
  own: readonly Part[],
  sections: readonly FormSection[] = [],
): S {
  const guard = closed.find(({ id }) => id === sheet.id);
  if (!guard) return sheet;
  const asked = new Map(sections.flatMap(({ fields }) => fields).map((field) => [field.key, field]));
  const open = (key: string, text: string | undefined): string | undefined => {
    const field = asked.get(key);
    const parts = partsIn(guard, field?.stage === 'targeting' ? 'targeting' : 'collecting');
    const shared = sharedOut([{ heading: '', fields: field ? [field] : [] }], sharingOf(parts, null));
    if (!shared[0]!.fields[0]?.perOwner) return isJointOpen(parts) ? text : undefined;
    return joinParts(
      parts.map(({ department, stage, isOpen }) => ({
        department,
        text:
          (isOpen && own.find((one) => one.department === department && one.stage === stage)?.fields[key]) ||
          '',
      })),
    );
  };
  const fields = Object.entries(sheet.fields).map(([key, text]) => [key, open(key, text)]);
  return { ...sheet, fields: Object.fromEntries(fields.filter(([, text]) => text)) };
}

/** The parts of a sheet with what of their texts is open. */
export const openParts = <P extends Part>(
  closed: readonly ClosedSheet[],
  sheet: string,
  parts: readonly P[],
): P[] => {
  const guard = closed.find(({ id }) => id === sheet);
  const isOpen = ({ department, stage }: P) =>
    !guard || guard.parts.some((one) => one.department === department && one.stage === stage && one.isOpen);
  return parts.map((part) => (isOpen(part) ? part : { ...part, fields: {} }));
};

/** The grades that are open: on a closed sheet those of the parts that are. */
export function openRatings<R extends Rating>(closed: readonly ClosedSheet[], ratings: readonly R[]): R[] {
  const guards = new Map(closed.map((sheet) => [sheet.id, sheet]));
  return ratings.filter(({ sheet, layer, department }) => {
    const guard = sheet === null ? undefined : guards.get(sheet);
    if (!guard) return true;
    const parts = partsIn(guard, 'collecting');
    if (layer !== 'self') return parts.some(({ isOpen }) => isOpen);
    return department === null
      ? isJointOpen(parts)
      : parts.some((part) => part.department === department && part.isOpen);
  });
}

/** The indicators without the figures that a closed sheet tells of its year. */
export function openIndicators<I extends Indicator>(
  closed: readonly ClosedSheet[],
  indicators: readonly I[],
): I[] {
  const told = new Set(
    closed
      .filter((sheet) => !partsIn(sheet, 'collecting').some(({ isOpen }) => isOpen))
      .map(({ project, year }) => `${year} ${project}`),
  );
  if (told.size === 0) return [...indicators];
  return indicators.map((one) => ({
    ...one,
    values: one.values.filter(({ kind, year }) => kind !== 'actual' || !told.has(`${year} ${one.project}`)),
  }));
}

/**
 * Whose changes and files of a closed sheet are open, by ids of departments; null among them: what was written for all owners at once. Of
 * targets that were approved the texts alone are open.
 */
export function openDepartments(closed: ClosedSheet): (string | null)[] {
  const parts = partsIn(closed, 'collecting');
  const open = parts.filter(({ isOpen }) => isOpen).map(({ departmentId }) => departmentId);
  return isJointOpen(parts) ? [...open, null] : open;
}

/** Is what this department, or all owners at once (null), changed in or put beside a sheet open? */
export const opensOwn = (closed: ClosedSheet | undefined, departmentId: string | null): boolean =>
  !closed || openDepartments(closed).includes(departmentId);

/** A stage that a sheet has no parts of is written with the others. */
function partsIn({ parts }: ClosedSheet, stage: PartStage): readonly ClosedPart[] {
  const own = parts.filter((part) => part.stage === stage);
  return own.length > 0 ? own : parts;
}

/** What is one text for all owners is open with the part of the lead, or else with any. */
function isJointOpen(parts: readonly ClosedPart[]): boolean {
  const lead = parts.find(({ isLead }) => isLead);
  return lead ? lead.isOpen : parts.some(({ isOpen }) => isOpen);
}
