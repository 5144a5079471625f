import type { Child } from 'hono/jsx';
import { handoverSheetPath, postPath, projectPath, sheetPath } from '#addresses/people.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import type { Actor } from '#domain/people/actor.ts';
import { ROLE_WORDS } from '#domain/people/role.ts';
import { Button } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { FieldFrame } from '#http/components/field-frame.tsx';
import { Form } from '#http/components/form.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { type HandoverNote, listNotes } from '#records/people/handover-notes.ts';
import { listTerms, type Term } from '#records/people/people-queries.ts';
import { findPost, type Post } from '#records/people/queries.ts';
import { listWork, type WorkItem } from '#records/people/work-queries.ts';
import {
  departmentsCrumb,
  formatDay,
  formatTerm,
  homeCrumb,
  mayEdit,
  NOT_REFUSED,
  personLabel,
  statusOf,
} from './people-parts.tsx';

/** Whoever holds the post tells the next one; those who run the plan may write it down for somebody. */
export const mayWriteNote = (actor: Actor, postId: string) =>
  mayEdit(actor) || actor.posts.some(({ id }) => id === postId);

/** What the next holder of a post must know, on one printed page: who held it, what lies there, what was noted. */
export async function handoverSheetPage(c: AppContext, refused = NOT_REFUSED) {
  const actor = actorOf(c);
  const db = c.get('db').kysely;
  const municipalityId = actor.municipality.id;
  const post = await findPost(db, municipalityId, c.req.param('post')!);
  if (!post) return c.notFound();
  const terms = await listTerms(db, municipalityId, { postId: post.id });
  const work = post.departmentId === null ? [] : await listWork(db, municipalityId, post.departmentId);
  const notes = await listNotes(db, municipalityId, post.id);
  return renderPage(
    c,
    {
      title: `引継書　${post.name}`,
      crumbs: [homeCrumb, departmentsCrumb, { href: postPath(post.id), label: post.name }],
      status: statusOf(refused),
      width: 'wide',
    },
    <div class="handover-sheet">
      <ErrorSummary problems={refused.problems} />
      <p class="muted">
        {formatDay(dayOf(c.get('now')))}現在<span class="no-print">。印刷すると、A4の引継書になります。</span>
      </p>
      <Facts post={post} terms={terms} />
      <h2>前任者からのメモ</h2>
      <Notes notes={notes} />
      {mayWriteNote(actor, post.id) ? <NoteForm post={post} refused={refused} /> : null}
      <h2>{post.department ?? 'この職'}で引き継ぐ仕事</h2>
      {post.department === null ? (
        <p>課に属さない職のため、担当する事業はありません。</p>
      ) : (
        <Work work={work} />
      )}
    </div>,
  );
}

function Facts({ post, terms }: { post: Post; terms: Term[] }) {
  return (
    <DefinitionList
      items={[
        { term: '職', text: post.name },
        { term: '役割', text: ROLE_WORDS[post.role] },
        {
          term: '担当者',
          text:
            terms
              .slice(0, 5)
              .map((term) => `${personLabel(term.personName)}（${formatTerm(term)}）`)
              .join('\n') || '空席',
        },
      ]}
    />
  );
}

function Notes({ notes }: { notes: HandoverNote[] }) {
  if (notes.length === 0) return <p>メモはまだありません。</p>;
  return (
    <ol class="notes">
      {notes.map((note) => (
        <li>
          <p class="as-written">{note.text}</p>
          <p class="muted small">
            {note.actor}　{formatMoment(note.at)}
          </p>
        </li>
      ))}
    </ol>
  );
}

function NoteForm({ post, refused: { problems, inputs } }: { post: Post; refused: typeof NOT_REFUSED }) {
  return (
    <Form action={handoverSheetPath(post.id)} class="no-print" keepsChanges>
      <FieldFrame
        name="text"
        label="次の担当者に伝えること"
        hint="年間の段取り、関係団体との約束、途中の調整など。シートに書いてあることは、下に自動で載ります。"
        problems={problems}
      >
        <textarea class="control" id="field-text" name="text" rows={6} aria-describedby="field-text-hint">
          {inputs.text ?? ''}
        </textarea>
      </FieldFrame>
      <Button>メモを保存する</Button>
    </Form>
  );
}

const PART_STATES: Record<string, string> = { draft: '提出前', returned: '差戻し', submitted: '承認待ち' };

function Work({ work }: { work: WorkItem[] }) {
  const of = (kind: WorkItem['kind']) => work.filter((item) => item.kind === kind);
  const where = (item: WorkItem) => (
    <>
      {item.sheetId === null ? (
        <a href={projectPath(item.planId, item.projectId)}>{item.title}</a>
      ) : (
        <a href={sheetPath(item.planId, item.sheetId)}>{item.title}</a>
      )}
      {item.year === null ? '' : `（${formatFiscalYear(item.year, 'era')}）`}
    </>
  );
  return (
    <>
      <Items title="担当する事業" items={of('project')} cell={where} />
      <Items
        title="まだ承認されていない担当分"
        items={of('sheet')}
        cell={(item) => (
          <>
            {where(item)}　{PART_STATES[item.text] ?? item.text}
          </>
        )}
      />
      <Items title="未解決の指摘" items={of('remark')} cell={(item) => <Said item={item} where={where} />} />
      <Items
        title="回答していない委員会の意見"
        items={of('opinion')}
        cell={(item) => <Said item={item} where={where} />}
      />
      <Items
        title="ほかの課からの協働の依頼"
        items={of('request')}
        cell={(item) => <Said item={item} where={where} />}
      />
    </>
  );
}

function Said({ item, where }: { item: WorkItem; where: (item: WorkItem) => Child }) {
  return (
    <>
      {where(item)}
      <p class="as-written small">{item.text}</p>
    </>
  );
}

type ItemsProps = { title: string; items: WorkItem[]; cell: (item: WorkItem) => Child };

function Items({ title, items, cell }: ItemsProps) {
  return (
    <section>
      <h3>
        {title}（{items.length}）
      </h3>
      {items.length === 0 ? (
        <p>ありません。</p>
      ) : (
        <ul>
          {items.map((item) => (
            <li>{cell(item)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
