import type { AnsweredValue } from '#domain/sheet/answers.ts';
import { type AskedValue, answeredValue, askedValues } from '#domain/sheet/fields/indicator-table.ts';
import { yearTexts } from '#domain/sheet/fields/milestones.ts';
import type { FieldOf } from '#domain/sheet/fields/text-kind.ts';
import { valueInputName, yearInputName } from '#domain/sheet/input-name.ts';
import { KIND_LABELS } from '#exchange/labels.ts';
import { eraYear, indicatorName } from '#exchange/names.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';
import type { FormSubject } from '#exchange/sheet-content.ts';
import { fieldId } from '../../components/field-frame.tsx';
import { IndicatorGrid } from '../../parts/indicator-grid.tsx';
import { Values } from '../../parts/indicator-table.tsx';
import { askedYears, IndicatorHead } from '../indicator-values.tsx';
import { GroupFrame } from './group-frame.tsx';
import { hooks, type InputProps, problemsOf } from './input-props.ts';
import { TargetReasons } from './target-reasons.tsx';

/** A text for each year of the plan; what the text holds beyond them has its own place, so that nothing gets lost. */
export function MilestonesInput(
  props: InputProps<FieldOf<'milestones'>> & { text: string; prefix: string; years: readonly number[] },
) {
  const { field, name, prefix, text, isRequired, problems } = props;
  const { rest, years: told } = yearTexts(text);
  const years = [...new Set([...props.years, ...told.map(({ year }) => year)])].sort();
  return (
    <GroupFrame name={name} label={field.label} hint={field.help} isRequired={isRequired} problems={problems}>
      <div class="year-texts">
        {years.map((year) => (
          <label class="year-text">
            <span>{eraYear(year)}</span>
            <textarea
              class="control"
              rows={2}
              name={`${prefix}${yearInputName(field, year)}`}
              data-grow
              data-year={String(year)}
              {...hooks(field)}
            >
              {`\n${told.find((one) => one.year === year)?.text ?? ''}`}
            </textarea>
          </label>
        ))}
        {rest.trim() === '' && years.length > 0 ? null : (
          <label class="year-text">
            <span>年度の記載のない内容</span>
            <textarea
              class="control"
              rows={2}
              name={`${prefix}${yearInputName(field, 'rest')}`}
              data-grow
              {...hooks(field)}
            >
              {`\n${rest}`}
            </textarea>
          </label>
        )}
      </div>
    </GroupFrame>
  );
}

type TableProps = InputProps<FieldOf<'indicator-table'>> & {
  prefix: string;
  subject: FormSubject;
  values: readonly AnsweredValue[];
};

/** The indicators with their earlier years to be read and the asked ones to be filled in. */
export function IndicatorTableInput(props: TableProps) {
  const { field, name, prefix, subject, values, isRequired, problems } = props;
  const { indicators, year } = subject;
  const asked = askedValues(field, year, indicators);
  const find = (indicator: string, kind: string, of: number) =>
    asked.find((one) => one.indicator === indicator && one.kind === kind && one.year === of);
  return (
    <GroupFrame name={name} label={field.label} hint={field.help} isRequired={isRequired} problems={problems}>
      <IndicatorGrid
        label={`${field.label}の記入`}
        indicators={indicators}
        year={year}
        asked={askedYears(field, year)}
        name={(indicator) => <IndicatorHead indicator={indicator} />}
        cell={(indicator, kind, of) => {
          const one = find(indicator.id, kind, of);
          if (!one) return <Values indicator={indicator} kind={kind} year={of} />;
          return (
            <ValueInput
              indicator={indicator}
              asked={one}
              name={`${prefix}${valueInputName(one)}`}
              value={answeredValue(values, one)}
              problems={problems}
            />
          );
        }}
      />
      <TargetReasons
        asked={asked}
        indicators={indicators}
        values={values}
        prefix={prefix}
        problems={problems}
      />
    </GroupFrame>
  );
}

function ValueInput(props: {
  indicator: ExchangeIndicator;
  asked: AskedValue;
  name: string;
  value: AnsweredValue | undefined;
  problems: InputProps<unknown>['problems'];
}) {
  const { indicator, asked, name, value, problems } = props;
  const own = problemsOf(problems, name);
  return (
    <>
      {value?.replaced === undefined ? null : (
        <span class="value">
          <del>{value.replaced}</del>
        </span>
      )}
      <input
        class="control control-value"
        type="text"
        autocomplete="off"
        id={fieldId(name)}
        name={name}
        value={value?.text ?? ''}
        aria-label={`${indicatorName(indicator)}　${eraYear(asked.year)}　${KIND_LABELS[asked.kind]}`}
        data-indicator={asked.indicator}
        data-kind={asked.kind}
        data-year={String(asked.year)}
        {...(own.length > 0
          ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${fieldId(name)}-problem` }
          : {})}
      />
      {own.length > 0 ? (
        <small class="field-problem" id={`${fieldId(name)}-problem`}>
          {own.map((problem) => problem.sentence).join('')}
        </small>
      ) : null}
    </>
  );
}
