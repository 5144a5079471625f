import type { Stage } from '#domain/cycle/cycle.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { controlAttributes, FieldFrame, type FieldProps } from '#http/components/field-frame.tsx';
import { Select } from '#http/components/select.tsx';
import { stageLabels } from '#messages/cycles.ja.ts';
import { type DatesInputs, dayField, EXCEPTED, exceptionRows } from './read-dates.ts';

function DayField({ value, ...field }: FieldProps & { value: string | undefined }) {
  return (
    <FieldFrame {...field}>
      <input class="control control-day" type="date" value={value ?? ''} {...controlAttributes(field)} />
    </FieldFrame>
  );
}

type Props = {
  stages: readonly Stage[];
  inputs: DatesInputs;
  departments: readonly NamedDepartment[];
};

/** First and last day of each stage, and the departments that have a day of their own. */
export function DatesFields({ stages, inputs, departments }: Props) {
  return (
    <>
      <div class="stage-dates">
        {stages.map((stage) => (
          <fieldset>
            <legend>{stageLabels[stage]}</legend>
            {(['from', 'due'] as const).map((which) => (
              <DayField
                name={dayField(which, stage)}
                label={which === 'from' ? '始まりの日' : '締切日'}
                value={inputs.days[dayField(which, stage)]}
                required
              />
            ))}
          </fieldset>
        ))}
      </div>
      <h3>締切日を変える課</h3>
      <p class="muted">
        災害対応や組織改正などで、全体とは別の締切日にする課があれば入れてください。空けた行は使いません。
      </p>
      <div class="exceptions">
        {exceptionRows(inputs).map(({ departmentId, stage, due }, at) => (
          <fieldset class="exception">
            <legend class="visually-hidden">締切日を変える課 {at + 1}</legend>
            <Select
              name={`exception-department-${at}`}
              label="課"
              choices={departments.map(({ id, label }) => ({ value: id, label }))}
              value={departmentId}
              blank="（選択してください）"
            />
            <Select
              name={`exception-stage-${at}`}
              label="段階"
              choices={stages
                .filter((one) => EXCEPTED.includes(one))
                .map((one) => ({ value: one, label: stageLabels[one] }))}
              value={stage}
            />
            <DayField name={`exception-due-${at}`} label="締切日" value={due} />
          </fieldset>
        ))}
      </div>
    </>
  );
}
