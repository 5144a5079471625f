import { z } from 'zod';
import type { Stage } from '#domain/cycle/cycle.ts';
import { type FormProblem, formProblem } from '#http/read-form.ts';
import type { Opening } from '#records/cycle/open-cycle.ts';
import type { Candidate } from '#records/cycle/opening-queries.ts';
import { type DatesInputs, readDates } from './read-dates.ts';

/** What was ticked and typed on the page of an opening. */
export type OpeningInputs = {
  dates: DatesInputs;
  /** Projects to be left out, with the reason as typed. */
  leftOut: ReadonlyMap<string, string>;
  kept: ReadonlySet<string>;
  focus: ReadonlySet<string>;
  planVersion: number;
  token: string;
};

const LONGEST_REASON = 500;
const version = z.coerce.number().int().min(1);

/** Reads a sent opening. A project that the plan does not have is passed over. */
export function readOpening(
  form: FormData | null,
  year: number,
  stages: readonly Stage[],
  candidates: readonly Candidate[],
): { inputs: OpeningInputs; problems: FormProblem[]; value: Opening } {
  const text = (name: string) => {
    const sent = form?.get(name);
    return typeof sent === 'string' ? sent.trim() : '';
  };
  const ticked = (name: string) => {
    const sent = new Set(form?.getAll(name));
    return candidates.flatMap(({ id }) => (sent.has(id) ? [id] : []));
  };
  const dates = readDates(form, stages);
  const left = ticked('leave').map((project) => ({ project, reason: text(`why-${project}`) }));
  const problems = [
    ...dates.problems,
    ...left.flatMap(({ project, reason }): FormProblem[] => {
      const name = `「${candidates.find(({ id }) => id === project)!.title}」を外すこと`;
      if (reason === '') return [formProblem(`why-${project}`, 'cycle-reason-missing', name)];
      return reason.length > LONGEST_REASON
        ? [formProblem(`why-${project}`, 'too-long', '理由', LONGEST_REASON)]
        : [];
    }),
  ];
  const value: Opening = {
    ...dates.value,
    year,
    leftOut: left,
    kept: ticked('keep'),
    focus: ticked('focus'),
    planVersion: version.catch(0).parse(text('planVersion')),
    token: text('token'),
  };
  return {
    problems,
    value,
    inputs: {
      dates: dates.inputs,
      leftOut: new Map(left.map(({ project, reason }) => [project, reason])),
      kept: new Set(value.kept),
      focus: new Set(value.focus),
      planVersion: value.planVersion,
      token: value.token,
    },
  };
}
