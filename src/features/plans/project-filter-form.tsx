import { planPath } from '#addresses/plans.ts';
import { BODY_LABELS } from '#exchange/labels.ts';
import { shortYear } from '#exchange/names.ts';
import { Button } from '#http/components/button.tsx';
import { type Choice, Select } from '#http/components/select.tsx';
import { type choicesIn, isFiltering, type ProjectFilter } from './project-filter.ts';

type FormProps = {
  plan: string;
  filter: ProjectFilter;
  choices: ReturnType<typeof choicesIn>;
  gradeYear: number | undefined;
};

/** Narrows the plan's projects by the address; offers only what the plan has. */
export function ProjectFilterForm({ plan, filter, choices, gradeYear }: FormProps) {
  const same = (texts: string[]): Choice[] => texts.map((text) => ({ value: text, label: text }));
  const bodies = choices.bodies.map((body) => ({ value: body, label: BODY_LABELS[body] }));
  const fields = [
    {
      name: 'department',
      label: '担当課',
      choices: choices.departments.map(({ id, label }) => ({ value: id, label })),
      value: filter.departmentId,
    },
    { name: 'body', label: '実施主体', choices: bodies, value: filter.body },
    { name: 'flag', label: '区分', choices: same(choices.flags), value: filter.flag },
    {
      name: 'grade',
      label: gradeYear === undefined ? '評価' : `${shortYear(gradeYear)}の評価`,
      choices: same(choices.grades),
      value: filter.grade,
    },
  ].filter((field) => field.choices.length > 0);
  if (fields.length === 0) return null;
  return (
    <form class="filter-row" method="get" action={planPath(plan)} aria-label="事業の絞り込み">
      {fields.map((field) => (
        <Select {...field} blank="すべて" />
      ))}
      <Button look="outlined">絞り込む</Button>
      {isFiltering(filter) ? <a href={planPath(plan)}>条件をすべて外す</a> : null}
    </form>
  );
}
