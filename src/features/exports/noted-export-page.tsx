import { exportsPath } from '#addresses/exports.ts';
import { Banner } from '#http/components/banner.tsx';
import { ButtonRow, LinkButton } from '#http/components/button.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import type { ExportFile } from '#papers/export-material.ts';

/** Stands in the address of whoever has read what is to be said. */
const READ = 'noted';

/** What is to be said of a file before it is handed out; null where nothing is, or where it has been read. */
export function notedExportPage(c: AppContext, { name, notes = [] }: ExportFile) {
  if (notes.length === 0 || c.req.query(READ) !== undefined) return null;
  const { planId } = planScope(c).key;
  const address = new URL(c.req.url);
  address.searchParams.set(READ, 'yes');
  return renderPage(
    c,
    { title: name, crumbs: [{ href: exportsPath(planId), label: '出力' }] },
    <>
      <Banner kind="warning" title="お知らせがあります">
        {notes.map((note) => (
          <p>{note}</p>
        ))}
      </Banner>
      <ButtonRow>
        <LinkButton href={`${address.pathname}${address.search}`} look="filled" download>
          {name}を受け取る
        </LinkButton>
        <LinkButton href={exportsPath(planId)} look="text">
          出力の画面に戻る
        </LinkButton>
      </ButtonRow>
    </>,
  );
}
