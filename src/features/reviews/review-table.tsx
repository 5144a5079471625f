import { movesPath } from '#addresses/moves.ts';
import { sheetPath } from '#addresses/plans.ts';
import { formatRate } from '#domain/indicator/arithmetic.ts';
import { standingOf } from '#domain/review/rating-scale.ts';
import { RatingBadge } from '#http/components/rating-badge.tsx';
import { ScrollRegion } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import { sheetStateNames } from '#messages/moves.ja.ts';
import type { Figure, ReviewRow, ScaleRow } from '#records/sheet/review-row.ts';
import { GradeCells, SaveCell } from './grade-cells.tsx';
import type { RefusedGrades } from './refused-grades.ts';
import { RuleGradeCell } from './rule-grade.tsx';
import { Votes } from './votes.tsx';

export type ReviewTableProps = {
  plan: string;
  year: number;
  rows: ReviewRow[];
  /** The page with its filter, to come back to. */
  here: string;
  canGrade: boolean;
  canVote: boolean;
  personId: string | null;
  refused: RefusedGrades | undefined;
};

/** One row for each sheet; with script the grades are a grid for the keyboard. */
export function ReviewTable(props: ReviewTableProps) {
  const { rows, canGrade } = props;
  return (
    <>
      {canGrade ? <Keys /> : null}
      <ScrollRegion label="査定の表">
        <table class="table table-dense review-table" data-review-table>
          <caption class="visually-hidden">シートごとの自己評価、指標、目安の評価、査定</caption>
          <thead>
            <tr>
              <th scope="col">事業</th>
              <th scope="col">自己評価</th>
              <th scope="col">指標</th>
              <th scope="col">目安の評価</th>
              <th scope="col">票</th>
              <th scope="col">査定</th>
              <th scope="col">理由</th>
              <th scope="col">保存</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row row={row} {...props} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function Row({ row, ...props }: ReviewTableProps & { row: ReviewRow }) {
  const { plan } = props;
  const isOpen = props.canGrade && row.state === 'accepted';
  return (
    <tr id={`row-${row.sheet}`} class={row.state === 'accepted' ? undefined : 'review-done'}>
      <th scope="row">
        {row.number} <a href={sheetPath(plan, row.sheet)}>{row.title || '（事業名なし）'}</a>
        <small class="review-owners">{row.departments.join('、')}</small>
        {row.isFocus ? <Tag look="strong">重点</Tag> : null}
      </th>
      <td data-label="自己評価">
        {each(row, (scale) => (
          <SelfGrades scale={scale} />
        ))}
      </td>
      <td data-label="指標">
        <Figures figures={row.figures} />
      </td>
      <td data-label="目安の評価">
        {each(row, ({ rule, scale }) =>
          rule ? (
            <RuleGradeCell grade={rule} scale={scale} figures={row.figures} />
          ) : (
            <span class="muted">－</span>
          ),
        )}
      </td>
      <td data-label="票">
        {each(row, (scale) => (
          <Votes
            plan={plan}
            year={props.year}
            row={row}
            scale={scale}
            here={props.here}
            personId={isOpen && props.canVote ? props.personId : null}
          />
        ))}
      </td>
      <GradeCells row={row} isOpen={isOpen} refused={props.refused} />
      <td>
        {isOpen ? (
          <SaveCell plan={plan} year={props.year} row={row} here={props.here} />
        ) : (
          <>
            {sheetStateNames[row.state]}
            {row.state === 'accepted' ? null : (
              <>
                <br />
                <a href={movesPath(plan, row.sheet)}>手続き</a>
              </>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

/** A cell of a sheet with two scales says each by its name. */
export function each(row: ReviewRow, draw: (scale: ScaleRow) => unknown) {
  return row.scales.map((scale) => (
    <div class="review-scale">
      {row.scales.length > 1 ? <small class="review-scale-name">{scale.scale.name}</small> : null}
      {draw(scale) as never}
    </div>
  ));
}

function SelfGrades({ scale: { self, scale } }: { scale: ScaleRow }) {
  if (self.length === 0) return <span class="muted">未記入</span>;
  return (
    <span class="grades">
      {self.map(({ department, code }) => (
        <span class="grade">
          {department === null ? null : <small class="grade-department">{department}</small>}
          <RatingBadge {...standingOf([scale], code)} />
        </span>
      ))}
    </span>
  );
}

function Figures({ figures }: { figures: Figure[] }) {
  if (figures.length === 0) return <span class="muted">指標なし</span>;
  return (
    <ul class="review-figures">
      {figures.map(({ name, target, actual, judgement }) => (
        <li>
          <span class="review-figure-name">{name}</span>
          <span class="review-figure-values">
            <span>目標 {target || '－'}</span>
            <span>実績 {actual || '－'}</span>
            <Judgement judgement={judgement} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Judgement({ judgement }: Pick<Figure, 'judgement'>) {
  if (!judgement.judged) return <span>判定なし</span>;
  const { met, rate } = judgement;
  return (
    <strong class={met ? undefined : 'review-below'}>
      {[rate === null ? '' : formatRate(rate), met ? '達成' : '未達成'].filter(Boolean).join(' ')}
    </strong>
  );
}

/** What the keys do; the script opens it by ?. */
function Keys() {
  return (
    <details class="disclosure review-keys" data-review-keys>
      <summary>キーボードでの操作（? キー）</summary>
      <dl class="disclosure-body">
        <div>
          <dt>↑　↓</dt>
          <dd>前の行、次の行の査定へ</dd>
        </div>
        <div>
          <dt>文字・数字</dt>
          <dd>査定を選ぶ（A、B…、または上から1、2…）。Backspaceで未記入に戻す</dd>
        </div>
        <div>
          <dt>→</dt>
          <dd>理由の欄へ（Escで査定に戻る）</dd>
        </div>
        <div>
          <dt>Enter</dt>
          <dd>保存して次の行へ。Ctrl+Enterで決定して次の行へ</dd>
        </div>
      </dl>
    </details>
  );
}
