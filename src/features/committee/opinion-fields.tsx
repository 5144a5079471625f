import { TextArea } from '#http/components/text-area.tsx';
import { ResponseText } from '#http/parts/opinions.tsx';
import type { FormProblem } from '#http/read-form.ts';
import type { KeptOpinion } from '#records/opinion/opinion-queries.ts';
import { newField, OPINION_LIMIT, ownField, seenField } from './typed-opinions.ts';

/** What the page was sent with, where it comes back because something is in the way. */
export type Sent = { texts: ReadonlyMap<string, string>; problems: FormProblem[] };
export const nothingSent: Sent = { texts: new Map(), problems: [] };

/** For which member, in which meeting, and whether anything can be written. */
export type WhoWrites = { person: string | null; meeting: string; canWrite: boolean; sent: Sent };

/** Is it the member's own, said in this meeting? */
export const isOwn = (opinion: KeptOpinion, { person, meeting }: Pick<WhoWrites, 'person' | 'meeting'>) =>
  person !== null && opinion.person === person && opinion.meeting === meeting;

export type OpinionFieldsProps = WhoWrites & {
  /** `sheet:<id>`, `node:<id>` or `whole`. */
  target: string;
  /** What it is called, for the label. */
  name: string;
  opinions: KeptOpinion[];
};

/** What has been said about one thing, and the field to say something: one's own words can be changed in place. */
export function OpinionFields(props: OpinionFieldsProps) {
  const { target, name, opinions, person, meeting, canWrite, sent } = props;
  const own = opinions.filter((one) => isOwn(one, { person, meeting }));
  const changeable = canWrite ? own.filter(({ response }) => response === null) : [];
  const others = opinions.filter((one) => !changeable.includes(one));
  const typedNew = sent.texts.get(newField(target)) ?? '';
  return (
    <div class="opinion-fields">
      {others.map((one) => (
        <div class="said">
          <p class="muted">
            {one.person !== null && one.person === person ? 'あなた' : one.by}の意見
            {one.meetingTitle === null ? '' : `　${one.meetingTitle}`}
          </p>
          <p class="as-written">{one.text}</p>
          <ResponseText response={one.response} />
        </div>
      ))}
      {changeable.map((one) => (
        <OwnField opinion={one} name={name} sent={sent} />
      ))}
      {canWrite ? (
        <TextArea
          name={newField(target)}
          label={changeable.length > 0 ? `${name}について、ほかの意見` : `${name}についての意見`}
          value={typedNew}
          rows={changeable.length > 0 && typedNew === '' ? 2 : 4}
          maxlength={OPINION_LIMIT}
        />
      ) : null}
    </div>
  );
}

function OwnField({ opinion, name, sent }: { opinion: KeptOpinion; name: string; sent: Sent }) {
  const { id, version, text } = opinion;
  const typed = sent.texts.get(ownField(id));
  const isChanged = sent.problems.some(({ field }) => field === ownField(id));
  return (
    <>
      {isChanged ? (
        <div class="said">
          <p class="muted">いま記録されている文</p>
          <p class="as-written">{text}</p>
        </div>
      ) : null}
      <TextArea
        name={ownField(id)}
        label={`${name}についてのあなたの意見（送信済み）`}
        hint="直すときは、文を書き換えてから送ってください。すべて消して送ると、取り下げます。"
        value={typed ?? text}
        maxlength={OPINION_LIMIT}
      />
      <input type="hidden" name={seenField(id)} value={String(version)} />
    </>
  );
}
