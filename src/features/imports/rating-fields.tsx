import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import { Disclosure } from '#http/components/disclosure.tsx';
import type { RatingPlace, RecordValues } from './draft-values.ts';

type Props = { place: RatingPlace; record: RecordValues; typed: ReadonlyMap<string, string> };

/** A grade that the source lacks, or that was not read: of any layer, of the whole project or of one of its owners. */
export function RatingFields({ place: { pointer, isUnrated, asksYear }, record, typed }: Props) {
  const fields = (
    <div class="draft-rating">
      <Choice
        name={`rate-layer:${pointer}`}
        label="段階"
        typed={typed}
        choices={Object.entries(LAYER_LABELS).map(([value, label]) => ({ value, label }))}
      />
      {record.departments.length > 0 ? (
        <Choice
          name={`rate-department:${pointer}`}
          label="評価した課"
          typed={typed}
          choices={[
            { value: '', label: '事業全体' },
            ...record.departments.map((name) => ({ value: name, label: name })),
          ]}
        />
      ) : null}
      {asksYear ? (
        <Line
          name={`rate-year:${pointer}`}
          label={`年度（例：${formatFiscalYear(2023, 'era')}）`}
          typed={typed}
        />
      ) : null}
      {record.codes.length > 0 ? (
        <Choice
          name={`rate:${pointer}`}
          label="評価"
          typed={typed}
          choices={[
            { value: '', label: '追加しない' },
            ...record.codes.map((code) => ({ value: code, label: code })),
          ]}
        />
      ) : (
        <Line name={`rate:${pointer}`} label="評価" typed={typed} />
      )}
    </div>
  );
  if (isUnrated && !asksYear)
    return (
      <>
        <p>評価の記入がありません。分かるときは、ここで追加してください。</p>
        {fields}
      </>
    );
  return <Disclosure summary="評価を追加する">{fields}</Disclosure>;
}

type FieldProps = { name: string; label: string; typed: ReadonlyMap<string, string> };

function Choice({
  name,
  label,
  typed,
  choices,
}: FieldProps & { choices: { value: string; label: string }[] }) {
  return (
    <p class="field">
      <label class="field-label" for={name}>
        {label}
      </label>
      <span class="select">
        <select class="control" id={name} name={name}>
          {choices.map((choice) => (
            <option value={choice.value} selected={choice.value === (typed.get(name) ?? '')}>
              {choice.label}
            </option>
          ))}
        </select>
      </span>
    </p>
  );
}

function Line({ name, label, typed }: FieldProps) {
  return (
    <p class="field">
      <label class="field-label" for={name}>
        {label}
      </label>
      <input
        class="control control-short"
        id={name}
        name={name}
        value={typed.get(name) ?? ''}
        autocomplete="off"
      />
    </p>
  );
}
