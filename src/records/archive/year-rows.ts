import type { Row } from '#db/insert-rows.ts';
import type { ExchangePlan } from '#exchange/schema.ts';

type Own = { municipality_id: string; plan_id: string };

/** The rows of what a plan keeps of its years: forms, parts of sheets, cycles, requests between departments. */
export function yearRows(own: Own, plan: ExchangePlan) {
  return {
    form: (plan.forms ?? []).map(
      ({ appliesTo, ...form }, position): Row<'form'> => ({
        ...own,
        ...form,
        applies_to: appliesTo,
        position,
      }),
    ),
    part: plan.sheets.flatMap((sheet) =>
      (sheet.parts ?? []).map(
        (part, position): Row<'part'> => ({ ...own, ...part, sheet_id: sheet.id, position }),
      ),
    ),
    cycle: (plan.cycles ?? []).map(
      ({ leftOut, ...cycle }): Row<'cycle'> => ({ ...own, ...cycle, left_out: leftOut }),
    ),
    collaboration_request: (plan.collaborationRequests ?? []).map(
      (
        { project, from, to, askedOn, answeredOn, carriedFrom, ...request },
        position,
      ): Row<'collaboration_request'> => ({
        ...own,
        ...request,
        position,
        project_id: project,
        from_department: from,
        to_department: to,
        asked_on: askedOn,
        answered_on: answeredOn,
        carried_from: carriedFrom,
      }),
    ),
  };
}
