import { personPath, postPath, termPath } from '#addresses/people.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { holdsOn } from '#domain/people/known-staff.ts';
import { ROLE_WORDS } from '#domain/people/role.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { FieldFrame } from '#http/components/field-frame.tsx';
import { Form } from '#http/components/form.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { mayBeForgotten } from '#records/people/forgettable-queries.ts';
import { findPerson, listTerms, type Person, type Term } from '#records/people/people-queries.ts';
import {
  formatTerm,
  homeCrumb,
  mayEdit,
  NOT_REFUSED,
  peopleCrumb,
  personLabel,
  statusOf,
} from './people-parts.tsx';

/** Somebody of the office or the committee with all posts; for those who run the plan: name, address, account, erasure. */
export async function personPage(c: AppContext, refused = NOT_REFUSED) {
  const actor = actorOf(c);
  const db = c.get('db').kysely;
  const person = await findPerson(db, actor.municipality.id, c.req.param('person')!);
  if (!person) return c.notFound();
  const day = dayOf(c.get('now'));
  const terms = await listTerms(db, actor.municipality.id, { personIds: [person.id] });
  const isEditor = mayEdit(actor);
  const isForgotten = person.forgottenAt !== null;
  const current = terms.filter((term) => holdsOn(term, day));
  return renderPage(
    c,
    {
      title: isForgotten ? `元 ${terms[0]?.postName ?? '職員'}` : person.name,
      crumbs: [homeCrumb, peopleCrumb],
      status: statusOf(refused),
      overline: '職員・委員',
    },
    <>
      <ErrorSummary problems={refused.problems} />
      {isForgotten ? (
        <Banner kind="notice" title="氏名と連絡先は削除済みです">
          在任の記録だけを、職名で残しています。
        </Banner>
      ) : (
        <DefinitionList
          items={[
            { term: 'かな', text: person.kana ?? '未登録' },
            { term: 'メール', text: person.email ?? '未登録' },
            { term: '現在の職', text: current.map(({ postName }) => postName).join('\n') || 'なし' },
            ...(isEditor && person.note ? [{ term: 'メモ', text: person.note }] : []),
          ]}
        />
      )}
      {isEditor && !isForgotten ? (
        <ButtonRow>
          <LinkButton href={`${personPath(person.id)}/account`} look="outlined">
            ログインと招待
          </LinkButton>
        </ButtonRow>
      ) : null}
      <h2>就いた職</h2>
      <Posts terms={terms} today={day} isEditor={isEditor} />
      {isEditor && !isForgotten ? (
        <Changes person={person} mayForget={mayBeForgotten(terms, day)} refused={refused} />
      ) : null}
    </>,
  );
}

function Posts({ terms, today, isEditor }: { terms: Term[]; today: string; isEditor: boolean }) {
  if (terms.length === 0) return <p>まだ職に就いていません。職のページから登録できます。</p>;
  return (
    <Table<Term>
      caption="就いた職"
      isCaptionHidden
      columns={[
        {
          header: '職',
          isRowHeader: true,
          cell: (term) => (
            <>
              <a href={postPath(term.postId)}>{term.postName}</a>{' '}
              {holdsOn(term, today) ? <Tag look="strong">在任</Tag> : null}
            </>
          ),
        },
        { header: '役割', cell: (term) => ROLE_WORDS[term.role] },
        { header: '在任期間', cell: formatTerm },
        ...(isEditor
          ? [
              {
                header: '変更',
                cell: (term: Term) => (
                  <a href={termPath(term.personId, term.id)}>
                    在任期間を変更<span class="visually-hidden">（{term.postName}）</span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
      rows={terms}
    />
  );
}

type ChangesProps = { person: Person; mayForget: boolean; refused: typeof NOT_REFUSED };

function Changes({ person, mayForget, refused: { problems, inputs } }: ChangesProps) {
  return (
    <>
      <h2>変更</h2>
      <Disclosure summary="氏名と連絡先を変更する" open={problems.length > 0}>
        <Form action={personPath(person.id)} keepsChanges>
          <input type="hidden" name="version" value={person.version} />
          <TextField
            name="name"
            label="氏名"
            value={inputs.name ?? person.name}
            width="medium"
            required
            problems={problems}
          />
          <TextField
            name="kana"
            label="かな"
            value={inputs.kana ?? person.kana}
            width="medium"
            problems={problems}
          />
          <TextField
            name="email"
            label="メールアドレス"
            type="email"
            value={inputs.email ?? person.email}
            width="medium"
            problems={problems}
          />
          <FieldFrame
            name="note"
            label="メモ"
            hint="事務局と運用だけが見られます。必要のない個人情報は書かないでください。"
            problems={problems}
          >
            <textarea class="control" id="field-note" name="note" rows={3} aria-describedby="field-note-hint">
              {inputs.note ?? person.note ?? ''}
            </textarea>
          </FieldFrame>
          <Button>保存する</Button>
        </Form>
      </Disclosure>
      <Disclosure summary="個人情報を削除する">
        {mayForget ? (
          <>
            <p>
              氏名・かな・メール・メモとアカウントを削除します。元に戻せません。いつ、どの職にあったかの記録と、
              行った操作の記録は、職名で残ります。
            </p>
            <Form action={`${personPath(person.id)}/erasure`}>
              <Button look="danger">{personLabel(person.name)}さんの個人情報を削除する</Button>
            </Form>
          </>
        ) : (
          <p>
            在任中か、これから着任する人の個人情報は削除できません。離任日を入力し、離任した後に削除してください。
          </p>
        )}
      </Disclosure>
    </>
  );
}
