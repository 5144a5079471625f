import { votesPath } from '#addresses/reviews.ts';
import { Button } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import type { ReviewRow, ScaleRow } from '#records/sheet/review-row.ts';

type VotesProps = {
  plan: string;
  year: number;
  row: ReviewRow;
  scale: ScaleRow;
  here: string;
  /** Whoever may vote here; null: nobody does. */
  personId: string | null;
};

/** What each reviewer says of a sheet, and where this person says it. */
export function Votes({ plan, year, row, scale, here, personId }: VotesProps) {
  const own = scale.votes.find((vote) => vote.personId === personId);
  const id = `vote-${row.sheet}-${scale.key ?? ''}`;
  return (
    <>
      <ul class="review-votes">
        {countVotes(scale).map(([code, votes]) => (
          <li>
            <strong>{code}</strong>　{votes.length}票
            {votes.some(({ reason }) => reason !== '') ? (
              <ul>
                {votes.map(({ actor, reason }) => (
                  <li>
                    <small>
                      {actor}：{reason}
                    </small>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      {scale.votes.length === 0 && personId === null ? <span class="muted no-break">なし</span> : null}
      {personId === null ? null : (
        <details class="review-vote">
          <summary>{own ? `自分の票：${own.code}` : '票を入れる'}</summary>
          <Form action={votesPath(plan, year)}>
            <input type="hidden" name="sheet" value={row.sheet} />
            <input type="hidden" name="scale" value={scale.key ?? ''} />
            <input type="hidden" name="next" value={`${here}#row-${row.sheet}`} />
            <label for={id}>評価</label>
            <select class="control" id={id} name="code">
              <option value="">－</option>
              {scale.scale.codes.map((one) => (
                <option value={one.code} selected={one.code === own?.code}>
                  {one.code} {one.label}
                </option>
              ))}
            </select>
            <label for={`${id}-reason`}>理由</label>
            <textarea class="control" rows={2} id={`${id}-reason`} name="reason">
              {own?.reason ?? ''}
            </textarea>
            <Button look="outlined" size="small">
              票を保存
            </Button>
          </Form>
        </details>
      )}
    </>
  );
}

/** The votes by their code, in the order of the scale. */
function countVotes({ scale, votes }: ScaleRow): [string, ScaleRow['votes']][] {
  return scale.codes
    .map(({ code }): [string, ScaleRow['votes']] => [code, votes.filter((vote) => vote.code === code)])
    .filter(([, own]) => own.length > 0);
}
