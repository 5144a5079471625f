import { movesPath } from '#addresses/moves.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { FormSection } from '#domain/sheet/form.ts';
import { inputName } from '#domain/sheet/input-name.ts';
import { eraYear } from '#exchange/names.ts';
import { fieldId } from '#http/components/field-frame.tsx';
import { Tag } from '#http/components/tag.tsx';
import type { EntryView } from '#records/sheet/entry-queries.ts';

/** What waits for an answer in this sheet: remarks of whoever read it, opinions of the committee, requests of other departments. */
export function AskedOfYou({ view }: { view: EntryView }) {
  const { remarks, opinions, requests, plan, standing } = view;
  if (remarks.length + opinions.length + requests.length === 0) return null;
  return (
    <section class="panel asked-of-you" aria-labelledby="asked-of-you">
      <h2 id="asked-of-you">
        書く前に確かめること（{remarks.length + opinions.length + requests.length}件）
      </h2>
      <ul class="asked-list">
        {remarks.map((remark) => (
          <li>
            <p class="asked-kind">
              <Tag look="warning">{standing.state === 'returned' ? '差戻しの指摘' : '指摘'}</Tag>{' '}
              {remark.actor}　{formatDate(dayOf(new Date(remark.at)), 'era')}
              <FieldLink sections={view.state.sections ?? []} field={remark.field} />
            </p>
            <p class="as-written">{remark.text}</p>
            {remark.answers.map((answer) => (
              <p class="as-written asked-answer">
                <span class="muted">{answer.actor}：</span>
                {answer.text}
              </p>
            ))}
            <p>
              <a href={`${movesPath(plan.id, standing.id)}#remarks`}>返信する</a>
            </p>
          </li>
        ))}
        {opinions.map((opinion) => (
          <li>
            <p class="asked-kind">
              <Tag look="warning">委員会の意見</Tag> {eraYear(opinion.year)}　{opinion.by}
            </p>
            <p class="as-written">{opinion.text}</p>
          </li>
        ))}
        {requests.map((request) => (
          <li>
            <p class="asked-kind">
              <Tag look="warning">協働依頼</Tag> {request.from}から{request.to ?? '市民・地域の皆さん'}へ
              {'　'}
              {formatDate(request.askedOn, 'era')}
            </p>
            <p class="as-written">{request.text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The way to the field that a remark is about. */
function FieldLink({ sections, field }: { sections: FormSection[]; field: string | null }) {
  const found = sections.flatMap(({ fields }) => fields).find(({ key }) => key === field);
  if (!found) return null;
  return (
    <a class="asked-link" href={`#${fieldId(inputName(found))}`}>
      {found.label}の欄へ
    </a>
  );
}
