import { movesPath } from '#addresses/moves.ts';
import { allowedMoves, type Capacity } from '#domain/review/decide-move.ts';
import { type MoveAction, PART_MOVES, SHEET_MOVES } from '#domain/review/moves.ts';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { moveNames } from '#messages/moves.ja.ts';
import { movableOf, type SheetStanding } from '#records/sheet/standing-queries.ts';

type Of = { standing: SheetStanding; departmentId: string | null; stage?: 'targeting' | 'collecting' };
type MoveFormProps = Of & {
  plan: string;
  /** The posts of whoever looks. */
  posts: readonly Capacity[];
  /** What a remark can be about. */
  fields?: { value: string; label: string }[];
  /** What was typed before, and what was wrong with it. */
  comment?: string;
  field?: string;
  problem?: string | undefined;
  /** Tells the forms of several sheets on one page apart. */
  id?: string;
  /** Where to go on afterwards; left out: the page of the sheet's moves. */
  next?: string;
};

const MOVES: Record<MoveAction, { comment: 'none' | 'optional' | 'required' }> = {
  ...PART_MOVES,
  ...SHEET_MOVES,
};
/** These go back: they stand last and look lighter. */
const BACK: readonly MoveAction[] = ['withdraw', 'return', 'reopen', 'reopen-review'];

/** The moves that this person can make here and now; grades are given on the page of the review. */
export function movesHere(
  { standing, departmentId, stage = 'collecting' }: Of,
  posts: readonly Capacity[],
): MoveAction[] {
  return allowedMoves(movableOf(standing, departmentId, stage), posts)
    .filter((action) => action !== 'review' && action !== 'finalise')
    .sort((a, b) => Number(BACK.includes(a)) - Number(BACK.includes(b)));
}

/** A page has several of these forms: the id of its comment names the part. */
export const commentId = (departmentId: string | null, stage: string) =>
  `comment-${stage}-${departmentId ?? 'sheet'}`;

/** The buttons of a part or of the sheet as a whole, with the comment that goes with them; nothing where nobody can move it. */
export function MoveForm(props: MoveFormProps) {
  const { plan, standing, departmentId, stage = 'collecting', posts, problem } = props;
  const actions = movesHere(props, posts);
  if (actions.length === 0) return null;
  const part = standing.parts.find((one) => one.departmentId === departmentId && one.stage === stage);
  const id = `${commentId(departmentId, stage)}${props.id ?? ''}`;
  const isInstead = actions.includes('approve') && !posts.some(({ role }) => role === 'approver');
  const mustSay = actions.filter((action) => MOVES[action].comment === 'required');
  return (
    <Form action={movesPath(plan, standing.id)} keepsChanges class="move-form">
      <input type="hidden" name="department" value={departmentId ?? ''} />
      <input type="hidden" name="stage" value={stage} />
      <input type="hidden" name="version" value={String((part ?? standing).version)} />
      {props.next ? <input type="hidden" name="next" value={props.next} /> : null}
      {actions.every((action) => MOVES[action].comment === 'none') ? null : (
        <div class={problem ? 'field field-with-problem' : 'field'}>
          <label class="field-label" for={id}>
            申し送り・理由
          </label>
          <p class="field-hint" id={`${id}-hint`}>
            {mustSay.length === 0
              ? '必要なときだけ書いてください。'
              : `「${mustSay.map((action) => moveNames[action]).join('」「')}」ときは、必ず書いてください。`}
            {isInstead ? '所属長のいる課の分を事務局が承認するときも、理由を書いてください。' : ''}
          </p>
          <textarea
            class="control"
            rows={3}
            id={id}
            name="comment"
            aria-describedby={problem ? `${id}-hint ${id}-problem` : `${id}-hint`}
            {...(problem ? { 'aria-invalid': 'true' as const } : {})}
          >
            {props.comment ?? ''}
          </textarea>
          {problem ? (
            <p class="field-problem" id={`${id}-problem`}>
              {problem}
            </p>
          ) : null}
        </div>
      )}
      {actions.includes('return') ? (
        <AboutField fields={props.fields ?? []} {...(props.field ? { field: props.field } : {})} id={id} />
      ) : null}
      <ButtonRow>
        {actions.map((action) => (
          <Button name="action" value={action} look={BACK.includes(action) ? 'outlined' : 'filled'}>
            {moveNames[action]}
          </Button>
        ))}
      </ButtonRow>
    </Form>
  );
}

/** Which field the remark of a return is about. */
function AboutField({ id, fields = [], field }: Pick<MoveFormProps, 'fields' | 'field'> & { id: string }) {
  if (fields.length === 0) return null;
  return (
    <div class="field">
      <label class="field-label" for={`${id}-field`}>
        指摘する欄
      </label>
      <span class="select">
        <select class="control" id={`${id}-field`} name="field">
          <option value="">シート全体</option>
          {fields.map((one) => (
            <option value={one.value} selected={one.value === field}>
              {one.label}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}
