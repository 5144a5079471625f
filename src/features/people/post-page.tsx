import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { handoverDay } from '#domain/people/handover.ts';
import { holdsOn } from '#domain/people/known-staff.ts';
import { ROLE_WORDS } from '#domain/people/role.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { Table } from '#http/components/table.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { departmentPath, handoverSheetPath, personPath, postPath, termPath } from './paths.ts';
import {
  departmentsCrumb,
  formatDay,
  formatTerm,
  Holders,
  homeCrumb,
  mayEdit,
  NOT_REFUSED,
  personLabel,
  seesNames,
  statusOf,
} from './people-parts.tsx';
import { listTerms, type Term } from './people-queries.ts';
import { PostFields } from './post-fields.tsx';
import { type Department, findPost, listDepartments, type Post } from './queries.ts';

/** A post: what it may do, who holds it and who held it; for those who run the plan: its next holder, its name, its end. */
export async function postPage(c: AppContext, refused = NOT_REFUSED) {
  const actor = actorOf(c);
  const db = c.get('db').kysely;
  const municipalityId = actor.municipality.id;
  const day = dayOf(c.get('now'));
  const post = await findPost(db, municipalityId, c.req.param('post')!);
  if (!post) return c.notFound();
  const terms = seesNames(actor) ? await listTerms(db, municipalityId, { postId: post.id }) : null;
  const crumbs = [homeCrumb, departmentsCrumb];
  if (post.departmentId !== null)
    crumbs.push({ href: departmentPath(post.departmentId), label: post.department ?? '' });
  return renderPage(
    c,
    { title: post.name, crumbs, status: statusOf(refused), overline: 'ポスト' },
    <>
      <ErrorSummary problems={refused.problems} />
      {post.closedOn === null ? null : <Banner kind="notice" title={`${formatDay(post.closedOn)}で廃止`} />}
      <DefinitionList
        items={[
          { term: '役割', text: ROLE_WORDS[post.role] },
          { term: '課', text: post.department ?? '（課に属さない）' },
          ...(post.section ? [{ term: '係', text: post.section }] : []),
          ...(terms === null
            ? []
            : [
                {
                  term: '現在の担当者',
                  text: <Holders terms={terms.filter((term) => holdsOn(term, day))} />,
                },
              ]),
        ]}
      />
      {terms === null ? null : (
        <ButtonRow>
          <LinkButton href={handoverSheetPath(post.id)} look="outlined">
            引継書を見る
          </LinkButton>
        </ButtonRow>
      )}
      {terms === null ? null : <Terms terms={terms} isEditor={mayEdit(actor)} />}
      {mayEdit(actor) ? (
        <Changes
          post={post}
          departments={await listDepartments(db, municipalityId, { openOn: day })}
          nextDay={handoverDay(day)}
          refused={refused}
        />
      ) : null}
    </>,
  );
}

function Terms({ terms, isEditor }: { terms: Term[]; isEditor: boolean }) {
  return (
    <>
      <h2>歴代の担当者</h2>
      {terms.length === 0 ? (
        <p>まだだれも就いていません。</p>
      ) : (
        <Table<Term>
          caption="歴代の担当者"
          isCaptionHidden
          columns={[
            {
              header: '氏名',
              isRowHeader: true,
              cell: (term) => <a href={personPath(term.personId)}>{personLabel(term.personName)}</a>,
            },
            { header: '在任期間', cell: formatTerm },
            ...(isEditor
              ? [
                  {
                    header: '変更',
                    cell: (term: Term) => (
                      <a href={termPath(term.personId, term.id)}>
                        在任期間を変更
                        <span class="visually-hidden">（{personLabel(term.personName)}）</span>
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
          rows={terms}
        />
      )}
    </>
  );
}

type ChangesProps = {
  post: Post;
  departments: Department[];
  nextDay: string;
  refused: typeof NOT_REFUSED;
};

function Changes({ post, departments, nextDay, refused }: ChangesProps) {
  const { problems, inputs } = refused;
  const path = postPath(post.id);
  const isAbout = (field: string) => problems.length > 0 && inputs[field] !== undefined;
  const version = <input type="hidden" name="version" value={post.version} />;
  const own = { section: post.section ?? '', title: post.title, role: post.role };
  return (
    <>
      <h2>変更</h2>
      <Disclosure summary="担当者を登録する" open={isAbout('from')}>
        <Form action={`${path}/holders`}>
          <TextField
            name="name"
            label="氏名"
            hint="登録済みの人は同じ氏名で見つけます。いなければ新しく登録します。"
            value={inputs.name}
            width="medium"
            required
            problems={problems}
          />
          <TextField name="kana" label="かな" value={inputs.kana} width="medium" problems={problems} />
          <TextField
            name="email"
            label="メールアドレス"
            hint="同姓同名の人がいるときの見分けと、招待やお知らせに使います。"
            type="email"
            value={inputs.email}
            width="medium"
            problems={problems}
          />
          <TextField
            name="from"
            label="着任日"
            type="date"
            value={inputs.from ?? nextDay}
            width="short"
            required
            problems={problems}
          />
          <p class="field">
            <label>
              <input
                type="checkbox"
                name="replaces"
                value="yes"
                checked={problems.length === 0 || inputs.replaces === 'yes'}
              />
              いまの担当者は、着任日の前日で離任とする
            </label>
          </p>
          <Button>登録する</Button>
        </Form>
      </Disclosure>
      <Disclosure summary="ポストの内容を変更する" open={isAbout('title')}>
        <Form action={path}>
          {version}
          <Select
            name="department"
            label="課"
            blank="（課に属さない）"
            choices={departments.map(({ id, name }) => ({ value: id, label: name }))}
            value={inputs.department ?? post.departmentId}
            problems={problems}
          />
          <PostFields problems={problems} inputs={isAbout('title') ? inputs : own} />
          <Button>保存する</Button>
        </Form>
      </Disclosure>
      <Disclosure summary="ポストを廃止する" open={isAbout('closedOn')}>
        <Form action={`${path}/closing`}>
          {version}
          <TextField
            name="closedOn"
            label="廃止日（最後の日）"
            hint="廃止を取り消すときは、空欄にして保存してください。"
            type="date"
            value={inputs.closedOn ?? post.closedOn}
            width="short"
            problems={problems}
          />
          <Button look="outlined">廃止日を保存する</Button>
        </Form>
      </Disclosure>
    </>
  );
}
