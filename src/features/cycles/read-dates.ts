import { z } from 'zod';
import { checkDates } from '#domain/cycle/check-dates.ts';
import type { Cycle, Stage } from '#domain/cycle/cycle.ts';
import { type FormProblem, formProblem } from '#http/read-form.ts';
import { datesProblemCodes, stageLabels } from '#messages/cycles.ja.ts';

/** The days of a year as its form sends them, kept as typed. */
export type DatesInputs = {
  days: Readonly<Record<string, string>>;
  exceptions: readonly { departmentId: string; stage: string; due: string }[];
};
export type DatesReading = {
  inputs: DatesInputs;
  problems: FormProblem[];
  value: Pick<Cycle, 'stages' | 'exceptions'>;
};

/** Stages for which a department can be given a day of its own. */
export const EXCEPTED: readonly Stage[] = ['targeting', 'collecting', 'approval'];
const BLANK_ROWS = 3;
const MOST_ROWS = 200;
const day = z.iso.date();

export const dayField = (which: 'from' | 'due', stage: Stage) => `${which}-${stage}`;

export function datesInputsOf(cycle: Pick<Cycle, 'stages' | 'exceptions'>): DatesInputs {
  const days = Object.entries(cycle.stages).flatMap(([stage, { from, due }]) => [
    [`from-${stage}`, from],
    [`due-${stage}`, due],
  ]);
  return { days: Object.fromEntries(days), exceptions: cycle.exceptions };
}

/** The rows of the form: what is there, and some blank ones. */
export const exceptionRows = ({ exceptions }: DatesInputs): DatesInputs['exceptions'] => [
  ...exceptions,
  ...Array.from({ length: BLANK_ROWS }, () => ({ departmentId: '', stage: 'collecting', due: '' })),
];

export function readDates(form: FormData | null, stages: readonly Stage[]): DatesReading {
  const inputs = inputsIn(form, stages);
  const problems: FormProblem[] = [];
  const read: Partial<Record<Stage, { from: string; due: string }>> = {};
  for (const stage of stages) {
    for (const which of ['from', 'due'] as const)
      problems.push(
        ...dayProblems(
          dayField(which, stage),
          inputs.days[dayField(which, stage)] ?? '',
          nameOf(which, stage),
        ),
      );
    read[stage] = {
      from: inputs.days[dayField('from', stage)] ?? '',
      due: inputs.days[dayField('due', stage)] ?? '',
    };
  }
  if (problems.length === 0)
    for (const { stage, code } of checkDates(read))
      problems.push(formProblem(dayField('due', stage), datesProblemCodes[code], stageLabels[stage]));
  for (const [at, { departmentId, stage, due }] of inputs.exceptions.entries()) {
    problems.push(...dayProblems(`exception-due-${at}`, due, '例外の課の締切日'));
    if (departmentId === '')
      problems.push(formProblem(`exception-department-${at}`, 'blank', '締切日を変える課'));
    if (!stages.includes(stage as Stage))
      problems.push(formProblem(`exception-stage-${at}`, 'not-a-choice', '締切日を変える段階'));
  }
  return { inputs, problems, value: { stages: read, exceptions: lastOfEach(inputs.exceptions) } };
}

const nameOf = (which: 'from' | 'due', stage: Stage) =>
  `「${stageLabels[stage]}」の${which === 'from' ? '始まりの日' : '締切日'}`;

function dayProblems(field: string, text: string, label: string): FormProblem[] {
  if (text === '') return [formProblem(field, 'cycle-date-missing', label)];
  return day.safeParse(text).success ? [] : [formProblem(field, 'cycle-date-wrong', label)];
}

function inputsIn(form: FormData | null, stages: readonly Stage[]): DatesInputs {
  const text = (name: string) => {
    const sent = form?.get(name);
    return typeof sent === 'string' ? sent.trim() : '';
  };
  const names = stages.flatMap((stage) => [dayField('from', stage), dayField('due', stage)]);
  const rows = Array.from({ length: MOST_ROWS }, (_, at) => ({
    departmentId: text(`exception-department-${at}`),
    stage: text(`exception-stage-${at}`),
    due: text(`exception-due-${at}`),
  }));
  return {
    days: Object.fromEntries(names.map((name) => [name, text(name)])),
    // A row without department and day says nothing; the stage is always chosen.
    exceptions: rows.filter(({ departmentId, due }) => departmentId !== '' || due !== ''),
  };
}

/** Two rows about one department and stage: the later one is meant. */
function lastOfEach(rows: DatesInputs['exceptions']): Cycle['exceptions'] {
  const key = (row: { departmentId: string; stage: string }) => `${row.stage}\n${row.departmentId}`;
  return [...new Map(rows.map((row) => [key(row), row])).values()].map((row) => ({
    ...row,
    stage: row.stage as Stage,
  }));
}
