import { draftPath, importsPath } from '#addresses/imports.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { FileField } from '#http/components/file-field.tsx';
import { Form } from '#http/components/form.tsx';
import { Pager } from '#http/components/pager.tsx';
import { Select } from '#http/components/select.tsx';
import { Table } from '#http/components/table.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { shippedProfiles } from '#profiles/load.ts';
import { type DraftHead, listDrafts, listPlanChoices } from '#records/draft/queries.ts';
import { pageOf } from './open-draft.ts';
import type { OwnLayouts } from './own-layouts.ts';
import { additionTo, profileNames } from './source-names.ts';

const PAGE_SIZE = 20;
export const STATES: Record<DraftHead['state'], string> = {
  open: '確認待ち',
  confirmed: '登録済み',
  cancelled: '取消し',
};

/** The drafts, and the form that makes one. `refused`: why the files that were just sent could not be read. */
export async function listPage(c: AppContext, listOwnLayouts: OwnLayouts, refused: string | null = null) {
  const { municipality } = actorOf(c);
  const db = c.get('db').kysely;
  const page = pageOf(c);
  const { drafts, total } = await listDrafts(db, municipality.id, {
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  });
  const plans = await listPlanChoices(db, municipality.id);
  const { layouts: own } = await listOwnLayouts(db, municipality.id);
  return renderPage(
    c,
    { title: '取り込み', crumbs: [{ href: '/', label: 'ホーム' }], status: refused === null ? 200 : 422 },
    <>
      {refused === null ? null : (
        <Banner kind="error" title="ファイルを読み込めませんでした">
          {refused}
        </Banner>
      )}
      <p class="lead">
        計画書や進行管理シートのファイルを読み取り、内容を画面で確かめてから登録します。確かめるまで、計画には何も書き込みません。
      </p>
      <Form action={importsPath} upload class="panel stack">
        <FileField
          name="files"
          label="ファイル"
          hint="Excel（.xlsx）、Word（.docx）、文字の入ったPDF、CSV、テキスト、交換形式 ayumi/1 のJSONと、それらをまとめたzip。一つの計画なら、いくつかに分かれていてもかまいません。"
          multiple
          required
        />
        <Select
          name="plan"
          label="登録先の計画"
          choices={[
            { value: 'auto', label: '同じ名前の計画があれば追加し、なければ新しい計画にする' },
            { value: 'new', label: '新しい計画にする' },
            ...plans.map(({ id, title }) => ({ value: `id:${id}`, label: additionTo(title) })),
          ]}
        />
        <Select
          name="profile"
          label="様式"
          blank="自動で見分ける"
          choices={[
            ...own.map(({ id, name }) => ({ value: id, label: `お使いの様式：${name}` })),
            ...shippedProfiles.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button>読み取る</Button>
      </Form>
      <h2>読み込み結果</h2>
      {total === 0 ? <EmptyState title="読み込み結果はまだありません。" /> : <DraftTable drafts={drafts} />}
      <Pager page={page} pageSize={PAGE_SIZE} total={total} href={(to) => `${importsPath}?page=${to}`} />
    </>,
  );
}

type ListedDraft = DraftHead & { files: string[] };

function DraftTable({ drafts }: { drafts: ListedDraft[] }) {
  return (
    <Table<ListedDraft>
      caption="読み込み結果の一覧"
      isCaptionHidden
      columns={[
        {
          header: 'ファイル',
          isRowHeader: true,
          cell: (draft) => <a href={draftPath(draft.id)}>{draft.files.join('、')}</a>,
        },
        { header: '状態', cell: (draft) => STATES[draft.state] },
        { header: '様式', cell: (draft) => profileNames(draft.profile) },
        { header: '読み取った人', cell: (draft) => draft.madeBy },
        { header: '日時', cell: (draft) => formatMoment(draft.madeAt) },
      ]}
      rows={drafts}
    />
  );
}
