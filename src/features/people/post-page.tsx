import { departmentPath, handoverSheetPath, personPath, termPath } from '#addresses/people.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { handoverDay } from '#domain/people/handover.ts';
import { holdsOn } from '#domain/people/known-staff.ts';
import { ROLE_WORDS } from '#domain/people/role.ts';
import { Banner } from '#http/components/banner.tsx';
import { ButtonRow, LinkButton } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { Table } from '#http/components/table.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { listTerms, type Term } from '#records/people/people-queries.ts';
import { findPost, listDepartments } from '#records/people/queries.ts';
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
import { PostChanges } from './post-changes.tsx';

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
    { title: post.name, crumbs, status: statusOf(refused), overline: '職' },
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
        <PostChanges
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
