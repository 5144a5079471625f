import type { Grades } from '#domain/review/grades.ts';
import { codeOf } from '#domain/review/grades.ts';
import type { Body, ExchangeProject } from '#exchange/schema.ts';
import { bodySchema } from '#exchange/values.ts';
import type { OwningDepartment } from '#records/plan/owner-queries.ts';

/** Who owns each project, by its id. */
type Owners = ReadonlyMap<string, readonly OwningDepartment[]>;

/** What the address asks to see of a plan; null asks for all. */
export type ProjectFilter = {
  departmentId: string | null;
  flag: string | null;
  body: Body | null;
  grade: string | null;
};

export function readProjectFilter(query: (name: string) => string | undefined): ProjectFilter {
  const body = bodySchema.safeParse(query('body'));
  return {
    departmentId: query('department') || null,
    flag: query('flag') || null,
    body: body.success ? body.data : null,
    grade: query('grade') || null,
  };
}

export const isFiltering = (filter: ProjectFilter) => Object.values(filter).some((value) => value !== null);

/** Does a project answer everything that is asked? A grade is one of the latest year that has any. */
export function matches(
  filter: ProjectFilter,
  project: ExchangeProject,
  grades: Grades,
  owners: Owners,
): boolean {
  const own = owners.get(project.id) ?? [];
  const { departmentId, flag, body, grade } = filter;
  const latest = grades.years.at(-1);
  return (
    (departmentId === null || own.some(({ id }) => id === departmentId)) &&
    (flag === null || project.flags.includes(flag)) &&
    (body === null || own.some((one) => one.body === body)) &&
    (grade === null ||
      (latest !== undefined && grades.of(project.id, latest).some((one) => codeOf(one) === grade)))
  );
}

/** What there is to choose from in this plan. */
export function choicesIn(projects: ExchangeProject[], grades: Grades, owners: Owners) {
  const own = projects.flatMap(({ id }) => owners.get(id) ?? []);
  const distinct = (texts: (string | null)[]) =>
    [...new Set(texts)].filter((text): text is string => text !== null && text !== '');
  const latest = grades.years.at(-1);
  return {
    departments: [...new Map(own.map((one) => [one.id, one])).values()],
    flags: distinct(projects.flatMap((project) => project.flags)),
    bodies: bodySchema.options.filter((body) => own.some((one) => one.body === body)),
    grades:
      latest === undefined
        ? []
        : distinct(projects.flatMap((project) => grades.of(project.id, latest).map(codeOf))).sort(),
  };
}
