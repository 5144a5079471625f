import { groupBy } from '#domain/group-by.ts';
import { rolesIn } from '#domain/indicator/indicator.ts';
import { replacedTarget, targetInForce } from '#domain/indicator/target-revision.ts';
import { entryName } from '#domain/sheet/entry-name.ts';
import { askedValues } from '#domain/sheet/fields/indicator-table.ts';
import type { FieldOf } from '#domain/sheet/fields/text-kind.ts';
import { KIND_LABELS } from '#exchange/labels.ts';
import { indicatorName, shortYear } from '#exchange/names.ts';
import type { ExchangeIndicator, ValueKind } from '#exchange/schema.ts';
import { rateLine } from './computed-line.ts';
import { COLUMNS, type Drawn, type GridPen, LABEL, label } from './grid-pen.ts';
import type { InputOf } from './input-of.ts';
import type { SheetMaterial } from './sheet-material.ts';

/** The name takes at least so much, and what the years of equal width leave over. */
const LEAST_NAME = 15;
const KIND = 6;
const REASON = 18;
/** More years would be too narrow to be read; the latest are shown, and the book has a table of all. */
const MOST_YEARS = 6;

/** The indicators of a project as sheets print them: a row for targets and one for actual values, the years side by side. */
export function drawIndicators(
  pen: GridPen,
  field: FieldOf<'indicator-table'>,
  material: SheetMaterial,
  inputOf: InputOf,
): void {
  const { indicators, sheet } = material;
  if (indicators.length === 0) {
    pen.line([
      label(field.label, LABEL),
      { text: 'この事業には指標がありません。', columns: COLUMNS - LABEL, look: 'muted' },
    ]);
    return;
  }
  const asked = askedValues(field, sheet.year, indicators);
  const years = yearsOf(
    indicators,
    asked.map(({ year }) => year),
    sheet.year,
  );
  const width = Math.floor((COLUMNS - LEAST_NAME - KIND) / years.length);
  const nameWidth = COLUMNS - KIND - width * years.length;
  pen.line([
    label(field.label, nameWidth),
    label('区分', KIND),
    ...years.map((year) => ({ ...label(shortYear(year), width), align: 'center' as const })),
  ]);
  for (const indicator of indicators) {
    const kinds = rolesIn(indicator);
    const from = pen.row;
    const rate = rateLine(indicator, sheet.year);
    const name = [
      indicatorName(indicator),
      indicator.unit ? `（単位：${indicator.unit}）` : '',
      rate && `達成率 ${rate}`,
      undatedLine(indicator),
    ];
    pen.put({ ...label(name.filter(Boolean).join('\n'), nameWidth), rows: kinds.length }, from, 1);
    for (const kind of kinds)
      pen.line(
        [
          label(KIND_LABELS[kind], KIND),
          ...years.map((year) => valueCell(indicator, kind, year, width, inputOf)),
        ],
        nameWidth + 1,
      );
    drawReasons(pen, indicator, inputOf);
  }
}

/** Why targets were changed: what the plan said before, or, to be filled in, a cell for each target that stands already. */
function drawReasons(pen: GridPen, { id: indicator, values }: ExchangeIndicator, inputOf: InputOf): void {
  const targets = groupBy(
    values.filter(({ kind }) => kind === 'target'),
    ({ year }) => year,
  );
  for (const [year, own] of targets) {
    const { text = '', reason = '' } = targetInForce(own) ?? {};
    const replaced = replacedTarget(own);
    const id = text === '' ? null : inputOf(entryName({ of: 'reason', indicator, year }), null);
    if (id === null && !replaced) continue;
    const told = `変更前 ${replaced?.text ?? ''}${reason === '' ? '' : `　${reason}`}`;
    pen.line([
      label(`${shortYear(year)} 目標値を変えた理由`, REASON),
      { text: id === null ? told : reason, columns: COLUMNS - REASON, ...inputFor(id) },
    ]);
  }
}

const inputFor = (id: string | null) => (id === null ? {} : { input: { id, kind: 'text' as const } });

/** No column is theirs. */
function undatedLine({ undated }: ExchangeIndicator): string {
  const said = undated.map(({ kind, text }) => `${KIND_LABELS[kind]} ${text}`);
  return said.length === 0 ? '' : `年度の記載のない値：${said.join('、')}`;
}

function valueCell(
  indicator: ExchangeIndicator,
  kind: ValueKind,
  year: number,
  columns: number,
  inputOf: InputOf,
): Drawn {
  const own = indicator.values.filter((value) => value.kind === kind && value.year === year);
  const text = (targetInForce(own) ?? own.at(-1))?.text ?? '';
  const entry = kind === 'baseline' ? null : entryName({ of: 'value', indicator: indicator.id, kind, year });
  const id = entry === null ? null : inputOf(entry, null);
  return { text, columns, align: 'end', ...inputFor(id) };
}

function yearsOf(indicators: readonly ExchangeIndicator[], asked: number[], year: number): number[] {
  const printed = indicators.flatMap(({ values }) => values.map((value) => value.year));
  const all = [...new Set([...printed, ...asked, year])].sort((one, other) => one - other);
  return all.length <= MOST_YEARS
    ? all
    : all.filter((one) => Math.abs(one - year) < MOST_YEARS).slice(-MOST_YEARS);
}
