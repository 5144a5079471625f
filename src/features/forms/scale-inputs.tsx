import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { fieldId } from '#http/components/field-frame.tsx';
import { ScrollRegion } from '#http/components/table.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { codeName, MOST_CODES } from './read-scale.ts';

const BEST = {
  first: '上の記号ほど良い',
  last: '下の記号ほど良い',
  none: '良し悪しの順はない',
};

type ScaleInputsProps = { scale: ExchangeRatingScale; problems: FormProblem[] };

/** A scale as a table of its codes, with two empty rows for more. The page may hold several: only one with problems has ids. */
export function ScaleInputs({ scale, problems }: ScaleInputsProps) {
  const rows = Math.min(MOST_CODES, scale.codes.length + 2);
  return (
    <>
      <div class="setting-row">
        <label>
          <span class="field-label">名称</span>
          <input
            class="control control-medium"
            type="text"
            name="name"
            value={scale.name}
            autocomplete="off"
          />
        </label>
        <label>
          <span class="field-label">向き</span>
          <span class="select">
            <select class="control" name="best">
              {Object.entries(BEST).map(([value, label]) => (
                <option value={value} selected={value === scale.best}>
                  {label}
                </option>
              ))}
            </select>
          </span>
        </label>
      </div>
      <ScrollRegion label={`${scale.name}（${scale.id}）の記号`}>
        <table class="table table-dense scale-codes">
          <thead>
            <tr>
              <th scope="col">記号</th>
              <th scope="col">名前</th>
              <th scope="col">意味</th>
              <th scope="col">順序外（中止・評価不能など）</th>
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, row) => (
              <Row row={row} code={scale.codes[row]} problems={problems} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

type Code = ExchangeRatingScale['codes'][number];

function Row({ row, code, problems }: { row: number; code: Code | undefined; problems: FormProblem[] }) {
  const problem = problems.find(({ field }) => field === codeName(row, 'code'));
  const cell = (setting: 'code' | 'label' | 'definition', label: string) => (
    <input
      class="control"
      type="text"
      autocomplete="off"
      name={codeName(row, setting)}
      value={code?.[setting] ?? ''}
      aria-label={`${row + 1}番目の${label}`}
      {...(problem && setting === 'code'
        ? { id: fieldId(codeName(row, 'code')), 'aria-invalid': 'true' as const }
        : {})}
    />
  );
  return (
    <tr>
      <td>
        {cell('code', '記号')}
        {problem ? <small class="field-problem">{problem.sentence}</small> : null}
      </td>
      <td>{cell('label', '名前')}</td>
      <td>{cell('definition', '意味')}</td>
      <td>
        <input
          type="checkbox"
          name={codeName(row, 'outside')}
          value="1"
          checked={code?.ordered === false}
          aria-label={`${row + 1}番目の記号を順序外にする`}
        />
      </td>
    </tr>
  );
}
