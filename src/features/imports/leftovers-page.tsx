import { draftPath, sourcePath } from '#addresses/imports.ts';
import type { ExchangeLeftover } from '#exchange/schema.ts';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Pager } from '#http/components/pager.tsx';
import { Table } from '#http/components/table.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { listReadLines } from '#records/draft/queries.ts';
import { draftKeyOf, openDraft, pageOf } from './open-draft.ts';
import { nameOfLine } from './place-name.ts';
import { draftCrumbs } from './preview-page.tsx';

const PAGE_SIZE = 100;

/** Every piece of the source that went into no value and is no known label. */
export async function leftoversPage(c: AppContext) {
  const draft = await openDraft(c);
  if (!draft) return c.notFound();
  const { leftovers } = draft.document;
  const read = await listReadLines(c.get('db').kysely, draftKeyOf(c));
  const page = pageOf(c);
  return renderPage(
    c,
    {
      title: `読み取れなかった箇所（${leftovers.length}か所）`,
      crumbs: [...draftCrumbs, { href: draftPath(draft.id), label: '読み込み結果（登録前）' }],
    },
    <>
      <p>どの値にも入らず、様式の見出しでもない部分です。大切な内容がないか確かめてください。</p>
      {leftovers.length === 0 ? (
        <EmptyState title="読み取れなかった箇所はありません。" />
      ) : (
        <Table<ExchangeLeftover>
          caption="読み取れなかった箇所"
          isCaptionHidden
          columns={[
            {
              header: '原本',
              width: 'narrow',
              cell: ({ file, line, text }) =>
                file === null || line === null ? (
                  ''
                ) : (
                  <a href={sourcePath(draft.id, { file, line })}>
                    {file} {nameOfLine(read, file, line, text)}
                  </a>
                ),
            },
            {
              header: '文字',
              isRowHeader: true,
              cell: ({ text }) => <span class="as-written">{text.slice(0, 500)}</span>,
            },
          ]}
          rows={leftovers.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        />
      )}
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        total={leftovers.length}
        href={(to) => `${draftPath(draft.id)}/leftovers?page=${to}`}
      />
    </>,
  );
}
