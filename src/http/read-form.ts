import { z } from 'zod';
import { type FormProblemCode, formProblems } from '#messages';
import type { AppContext } from './context.ts';
import { groupedByName } from './sent-fields.ts';

/** What is wrong with one field, ready to be shown beside it. */
export type FormProblem = { field: string; code: FormProblemCode; sentence: string };
/** The texts as they were sent, to fill the form again. */
type FormInputs = Record<string, string>;
export type FormReading<T> =
  | { ok: true; value: T }
  | { ok: false; problems: FormProblem[]; inputs: FormInputs };

/**
 * Reads the fields of the request by a schema. A field is a string or a File; one that was sent more than once is an
 * array (see {@link listOf}). A field's name in sentences is the `title` of its schema's meta; a check may give a
 * FormProblemCode as its message, otherwise the code follows from the kind of check.
 */
export function readForm<Shape extends z.ZodRawShape>(
  c: AppContext,
  schema: z.ZodObject<Shape>,
): FormReading<z.output<z.ZodObject<Shape>>> {
  const fields = fieldsOf(c.get('form'));
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = parsed.error.issues.map((issue) => {
    const field = String(issue.path[0] ?? '');
    const label = titleOf(schema.shape[field]) ?? field;
    return formProblem(field, codeOf(issue, fields[field]), label, limitOf(issue));
  });
  return { ok: false, problems: firstOfEachField(problems), inputs: inputsOf(fields) };
}

/** A problem that no schema can see (a wrong password, a grade outside the scale). */
export function formProblem(field: string, code: FormProblemCode, label = '', limit = 0): FormProblem {
  return { field, code, sentence: formProblems[code]({ label, limit }) };
}

/** For a field that may be sent any number of times: several files, several ticked boxes. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(item),
  );
}

/** The version of the row that a form was made from. What no row can have is refused here, not by the database. */
export const rowVersion = z.coerce.number().int().min(0).max(2_147_483_647);

type Field = string | File;

function fieldsOf(form: FormData | null): Record<string, Field | Field[]> {
  const fields: Record<string, Field | Field[]> = {};
  for (const [name, values] of groupedByName(form ?? [])) {
    // A file input that was left empty is sent as a nameless empty file.
    const sent = values.filter((value) => typeof value === 'string' || value.name !== '');
    if (sent.length > 0) fields[name] = sent.length === 1 ? sent[0]! : sent;
  }
  return fields;
}

function inputsOf(fields: Record<string, Field | Field[]>): FormInputs {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return typeof first === 'string' ? [[name, first]] : [];
    }),
  );
}

function codeOf(issue: z.core.$ZodIssue, sent: unknown): FormProblemCode {
  if (issue.message in formProblems) return issue.message as FormProblemCode;
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return 'not-a-choice';
  if (issue.code === 'too_big' && issue.origin === 'string') return 'too-long';
  if (sent === undefined || sent === '') return 'blank';
  if (issue.code === 'too_small' && issue.origin === 'string') return 'blank';
  if (issue.code === 'invalid_type' && issue.expected === 'number') return 'not-a-number';
  return 'invalid';
}

const limitOf = (issue: z.core.$ZodIssue) => (issue.code === 'too_big' ? Number(issue.maximum) : 0);

function titleOf(schema: unknown): string | undefined {
  return schema instanceof z.ZodType ? schema.meta()?.title : undefined;
}

function firstOfEachField(problems: FormProblem[]): FormProblem[] {
  return problems.filter(
    (problem, index) => problems.findIndex((other) => other.field === problem.field) === index,
  );
}
