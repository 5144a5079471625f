import { reviewPath } from '#addresses/reviews.ts';
import { shownDay } from '#domain/calendar/calendar-date.ts';
import { standingOf } from '#domain/review/rating-scale.ts';
import { Button } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { RatingBadge, RatingMissing } from '#http/components/rating-badge.tsx';
import { formProblem } from '#http/read-form.ts';
import type { ReviewRow, ScaleRow } from '#records/sheet/review-row.ts';
import type { RefusedGrades } from './refused-grades.ts';

type GradeCellsProps = { row: ReviewRow; isOpen: boolean; refused: RefusedGrades | undefined };

/** The reviewers' grade and its reason: to be given, or as they were given. The fields belong to the row's form. */
export function GradeCells({ row, isOpen, refused }: GradeCellsProps) {
  const own = refused?.wanted.sheet === row.sheet ? refused : undefined;
  return (
    <>
      <td data-label="査定">
        {row.scales.map((scale) =>
          isOpen ? <GradeField row={row} scale={scale} refused={own} /> : <Given scale={scale} />,
        )}
      </td>
      <td data-label="理由" class="review-reason">
        {row.scales.map((scale) =>
          isOpen ? (
            <ReasonField row={row} scale={scale} refused={own} />
          ) : (
            <p class="as-written">{scale.review?.reason}</p>
          ),
        )}
      </td>
    </>
  );
}

/** The form of a row: its other fields name it by its id. */
export function SaveCell({
  plan,
  year,
  row,
  here,
}: {
  plan: string;
  year: number;
  row: ReviewRow;
  here: string;
}) {
  return (
    <Form action={reviewPath(plan, year)} id={formId(row)}>
      <input type="hidden" name="sheet" value={row.sheet} />
      <input type="hidden" name="version" value={String(row.version)} />
      <input type="hidden" name="next" value={`${here}#row-${row.sheet}`} />
      <span class="review-buttons">
        <Button look="outlined" size="small" name="done" value="saved">
          保存
        </Button>
        <Button size="small" name="done" value="decided">
          決定
        </Button>
      </span>
    </Form>
  );
}

const formId = (row: ReviewRow) => `grade-${row.sheet}`;

type FieldProps = { row: ReviewRow; scale: ScaleRow; refused: RefusedGrades | undefined };

const typedIn = ({ scale, refused }: FieldProps) =>
  refused?.wanted.grades.find((one) => one.scale === scale.key) ?? scale.review;

function problemOf({ scale, refused }: FieldProps, field: 'code' | 'reason') {
  if (!refused || refused.why === 'stale') return undefined;
  return refused.why.find(
    (one) => one.scale === scale.key && (one.code === 'review-reason-missing') === (field === 'reason'),
  );
}

function GradeField(props: FieldProps) {
  const { row, scale } = props;
  const id = `code-${row.sheet}-${scale.key ?? ''}`;
  const name = row.scales.length > 1 ? `${scale.scale.name}の査定` : '査定';
  const problem = problemOf(props, 'code');
  const code = typedIn(props)?.code;
  return (
    <div class="review-scale">
      {row.scales.length > 1 ? <small class="review-scale-name">{scale.scale.name}</small> : null}
      <input type="hidden" name="scale" value={scale.key ?? ''} form={formId(row)} />
      <span class="select">
        <select
          class="control"
          id={id}
          name="code"
          form={formId(row)}
          aria-label={`${row.title}：${name}`}
          data-review-grade
          {...(problem ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-problem` } : {})}
        >
          <option value="">－</option>
          {scale.scale.codes.map((one) => (
            <option value={one.code} selected={one.code === code}>
              {one.code} {one.label}
            </option>
          ))}
        </select>
      </span>
      {problem ? (
        <p class="field-problem" id={`${id}-problem`}>
          {formProblem('code', problem.code, name).sentence}
        </p>
      ) : null}
    </div>
  );
}

function ReasonField(props: FieldProps) {
  const { row, scale } = props;
  const id = `reason-${row.sheet}-${scale.key ?? ''}`;
  const problem = problemOf(props, 'reason');
  return (
    <div class="review-scale">
      <textarea
        class="control"
        rows={2}
        id={id}
        name="reason"
        form={formId(row)}
        aria-label={`${row.title}：${row.scales.length > 1 ? `${scale.scale.name}の` : ''}査定の理由`}
        data-review-reason
        {...(problem ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-problem` } : {})}
      >
        {typedIn(props)?.reason ?? ''}
      </textarea>
      {problem ? (
        <p class="field-problem" id={`${id}-problem`}>
          {formProblem('reason', problem.code, '査定').sentence}
        </p>
      ) : null}
    </div>
  );
}

function Given({ scale: { review, scale } }: { scale: ScaleRow }) {
  if (!review) return <RatingMissing />;
  return (
    <div class="review-scale">
      <RatingBadge {...standingOf([scale], review.code)} />
      <small class="review-by">
        {review.by}　{shownDay(review.at)}
      </small>
    </div>
  );
}
