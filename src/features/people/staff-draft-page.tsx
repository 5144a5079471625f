import type { Child } from 'hono/jsx';
import { staffDraftPath, staffListPath } from '#addresses/people.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { StaffDifference } from '#domain/people/compare-staff.ts';
import { dayBefore } from '#domain/people/handover.ts';
import { ROLE_WORDS } from '#domain/people/role.ts';
import { BODY_LABELS } from '#exchange/labels.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { Form } from '#http/components/form.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { staffLineProblems } from '#messages/people.ja.ts';
import { compareDraft, findStaffDraft, type StaffDraft } from '#records/people/staff-drafts.ts';
import { type StaffNames, staffNames } from '#records/people/staff-names.ts';
import {
  departmentsCrumb,
  formatTerm,
  homeCrumb,
  NOT_REFUSED,
  type Refused,
  statusOf,
} from './people-parts.tsx';
import { openQuestions, SameNameQuestions } from './same-name-questions.tsx';

/** What the page shows again: what was typed, and who was ticked to leave. */
type Sent = Refused & { ending?: string[] };

/** What a staff list would change, before anything is written. `sent`: the form came back, with a problem or with a question open. */
export async function staffDraftPage(c: AppContext, sent: Sent = NOT_REFUSED) {
  const db = c.get('db').kysely;
  const municipalityId = actorOf(c).municipality.id;
  const draft = await findStaffDraft(db, municipalityId, c.req.param('draft')!);
  if (!draft) return c.notFound();
  const day = dayOf(c.get('now'));
  const { known, difference, stamp } = await compareDraft(db, municipalityId, draft, day);
  const names = staffNames(known, difference);
  const problems = [...draft.problems, ...difference.unclear].sort((a, b) => a.line - b.line);
  const path = staffDraftPath(draft.id);
  const isSent = c.req.method === 'POST';
  const open = isSent ? openQuestions(difference.questions, sent.inputs) : [];
  const refused = { ...sent, problems: [...sent.problems, ...open] };
  return renderPage(
    c,
    {
      title: '名簿の確認',
      crumbs: [homeCrumb, departmentsCrumb, { href: staffListPath, label: '職員名簿' }],
      status: statusOf(refused),
      overline: draft.fileName,
    },
    <>
      <ErrorSummary problems={refused.problems} />
      <p class="lead">
        名簿の{draft.lines.length + draft.problems.length}行を読み取りました。まだ何も登録していません。
      </p>
      <Unclear problems={problems} />
      {isEmpty(difference) && difference.questions.length === 0 ? (
        <EmptyState title="いまの登録内容から変わるところはありません。" />
      ) : (
        <Differences difference={difference} names={names} />
      )}
      <Form action={`${path}/confirmation`}>
        <input type="hidden" name="stamp" value={stamp} />
        <SameNameQuestions
          questions={difference.questions}
          names={names}
          inputs={refused.inputs}
          problems={refused.problems}
        />
        <Missing draft={draft} difference={difference} names={names} refused={refused} />
        <ButtonRow>
          {isEmpty(difference) && difference.missing.length + difference.questions.length === 0 ? null : (
            <Button>この内容で登録する</Button>
          )}
          <Button look="text" formaction={`${path}/cancellation`}>
            登録せずに削除する
          </Button>
        </ButtonRow>
      </Form>
    </>,
  );
}

const isEmpty = ({ missing: _, unclear: __, questions: ___, ...changes }: StaffDifference) =>
  Object.values(changes).every((list) => list.length === 0);

type Problem = { line: number; code: keyof typeof staffLineProblems; text: string };
const SHOWN = 50;

function Unclear({ problems }: { problems: Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <Banner kind="warning" title={`登録しない行が${problems.length}行あります`}>
      <ul class="banner-list">
        {problems.slice(0, SHOWN).map(({ line, code, text }) => (
          <li>
            {line}行目：{staffLineProblems[code](text)}
          </li>
        ))}
      </ul>
      {problems.length > SHOWN ? <p>ほか{problems.length - SHOWN}行</p> : null}
      <p>ほかの行だけを先に登録することも、名簿を直してから取り込み直すこともできます。</p>
    </Banner>
  );
}

function Differences({ difference, names }: { difference: StaffDifference; names: StaffNames }) {
  const { newDepartments, newPosts, newPersons, changedPersons, newHoldings, changedHoldings } = difference;
  return (
    <>
      <Changes title="新しい課" items={newDepartments}>
        {({ name, body }) => `${name}（${BODY_LABELS[body]}）`}
      </Changes>
      <Changes title="新しい職" items={newPosts}>
        {({ id, role }) => `${names.post(id)}（${ROLE_WORDS[role]}）`}
      </Changes>
      <Changes title="新しい職員・委員" items={newPersons}>
        {({ name, email }) => (email ? `${name}（${email}）` : name)}
      </Changes>
      <Changes title="着任" items={newHoldings}>
        {(one) => `${names.person(one.personId)}　${names.post(one.postId)}　${formatTerm(one)}`}
      </Changes>
      <Changes title="在任期間の変更・離任" items={changedHoldings}>
        {(one) => (
          <>
            {names.person(one.personId)}（{names.post(one.postId)}）：{formatTerm(one.before)} →{' '}
            {formatTerm(one.after)}
          </>
        )}
      </Changes>
      <Changes title="かな・メールの変更" items={changedPersons}>
        {({ id, before, after }) => (
          <>
            {names.person(id)}：{contactOf(before)} → {contactOf(after)}
          </>
        )}
      </Changes>
    </>
  );
}

const contactOf = ({ kana, email }: { kana: string | null; email: string | null }) =>
  [kana, email].filter(Boolean).join('・') || '（空欄）';

type ChangesProps<T> = { title: string; items: T[]; children: (item: T) => Child };

function Changes<T>({ title, items, children }: ChangesProps<T>) {
  if (items.length === 0) return null;
  return (
    <Disclosure summary={`${title}（${items.length}）`} open={items.length <= SHOWN}>
      <ul>
        {items.map((item) => (
          <li>{children(item)}</li>
        ))}
      </ul>
    </Disclosure>
  );
}

type MissingProps = {
  draft: StaffDraft;
  difference: StaffDifference;
  names: StaffNames;
  refused: Sent;
};

/** Whoever holds a post and is not in the list: they leave only where somebody ticks them. */
function Missing({ draft, difference: { missing }, names, refused }: MissingProps) {
  if (missing.length === 0) return null;
  const { problems, inputs } = refused;
  return (
    <fieldset class="panel">
      <legend>名簿にない在任中の人（{missing.length}）</legend>
      <p>離任する人だけにチェックを付けてください。チェックのない人は、在任のまま変わりません。</p>
      <TextField
        name="endingOn"
        label="チェックを付けた人の離任日（最後の日）"
        type="date"
        value={inputs.endingOn ?? dayBefore(draft.since)}
        width="short"
        problems={problems}
      />
      <ul class="plain-list missing-holders">
        {missing.map((one) => (
          <li>
            <label>
              <input
                type="checkbox"
                name="ending"
                value={one.id}
                checked={refused.ending?.includes(one.id) ?? false}
              />
              {names.person(one.personId)}　{names.post(one.postId)}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
