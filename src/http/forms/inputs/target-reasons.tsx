import type { AnsweredValue } from '#domain/sheet/answers.ts';
import { type AskedValue, answeredValue } from '#domain/sheet/fields/indicator-table.ts';
import { reasonInputName } from '#domain/sheet/input-name.ts';
import { eraYear, indicatorName } from '#exchange/names.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';
import { Disclosure } from '../../components/disclosure.tsx';
import { TextArea } from '../../components/text-area.tsx';
import type { FormProblem } from '../../read-form.ts';
import { problemsOf } from './input-props.ts';

type Props = {
  asked: readonly AskedValue[];
  indicators: readonly ExchangeIndicator[];
  values: readonly AnsweredValue[];
  prefix: string;
  problems: FormProblem[] | undefined;
};

/**
 * Below the table: a place for the reason of each target that stands already, so that who changes one can say why at once. Open
 * where one has been changed.
 */
export function TargetReasons({ asked, indicators, values, prefix, problems }: Props) {
  const rows = asked.flatMap((one) => {
    const value = one.kind === 'target' ? answeredValue(values, one) : undefined;
    const indicator = indicators.find(({ id }) => id === one.indicator);
    const name = `${prefix}${reasonInputName(one)}`;
    return value && indicator && (value.text !== '' || value.replaced !== undefined)
      ? [{ value, name, label: `${indicatorName(indicator)}　${eraYear(one.year)}の目標値を変えた理由` }]
      : [];
  });
  if (rows.length === 0) return null;
  const isOpen = rows.some(
    ({ value, name }) =>
      value.replaced !== undefined || value.reason || problemsOf(problems, name).length > 0,
  );
  return (
    <Disclosure summary="目標値を変えるときは、その理由を書いてください" open={isOpen}>
      {rows.map(({ value, name, label }) => (
        <TextArea
          name={name}
          label={label}
          rows={2}
          value={value.reason ?? ''}
          problems={problems}
          {...(value.replaced === undefined
            ? {}
            : { hint: `変更前の目標値：${value.replaced}　提出までに理由を書いてください。` })}
        />
      ))}
    </Disclosure>
  );
}
