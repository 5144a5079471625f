import { createHash } from 'node:crypto';
import { editionDocumentPath } from '#addresses/editions.ts';
import { canonicalJson } from '#exchange/canonical.ts';
import { eraYear } from '#exchange/names.ts';
import { documentSchema } from '#exchange/schema.ts';
import { Banner } from '#http/components/banner.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import type { AppContext } from '#http/context.ts';
import { attachment } from '#http/csv.ts';
import { renderPage } from '#http/layout.tsx';
import { editionCrumbs } from './edition-parts.tsx';
import { openEdition } from './open-edition.ts';

/** Is the document still the one that was sealed? Computed from what lies in the database, now. */
export async function verificationPage(c: AppContext) {
  const open = await openEdition(c);
  if (!open) return c.notFound();
  const { edition, planId } = open;
  const computed = createHash('sha256').update(edition.document).digest('hex');
  const isSame = computed === edition.sha256;
  return renderPage(
    c,
    { title: '確定版の照合', crumbs: editionCrumbs(open) },
    <>
      {isSame ? (
        <Banner kind="success" title="確定したときの内容と一致しています。" />
      ) : (
        <Banner kind="error" title="確定したときの内容と一致しません。">
          データベースの外から書き換えられたおそれがあります。控えの確定版のデータと見比べ、情報システム担当に知らせてください。
        </Banner>
      )}
      <DefinitionList
        items={[
          { term: '確定時の照合値', text: <code class="hash">{edition.sha256}</code> },
          { term: 'いま計算した照合値', text: <code class="hash">{computed}</code> },
          { term: '大きさ', text: `${edition.document.length.toLocaleString('ja-JP')}バイト` },
        ]}
      />
      <h2>手元のデータで確かめるには</h2>
      <p>
        <a href={editionDocumentPath(planId, edition.year)}>確定版のデータ（JSON）</a>
        を保存し、そのパソコンで次のどちらかを実行して、上の照合値と比べてください。
      </p>
      <pre class="command">
        {'Windows：certutil -hashfile 保存したファイル SHA256\nLinux・macOS：sha256sum 保存したファイル'}
      </pre>
      <p>
        データの形式は交換形式 ayumi/1 です。
        {isCanonical(edition.document) ? '書き方も規定のとおりです。' : ''}
      </p>
    </>,
  );
}

/** Printing it again gives the same bytes: no other writing of the same content was put in its place. */
function isCanonical(document: Buffer): boolean {
  const parsed = documentSchema.safeParse(JSON.parse(document.toString()));
  return parsed.success && canonicalJson(parsed.data) === document.toString();
}

/** The bytes that were sealed. */
export async function editionDownload(c: AppContext) {
  const open = await openEdition(c);
  if (!open) return c.notFound();
  const name = `${open.plan.title}_${eraYear(open.edition.year)}_確定版.json`;
  return c.body(new Uint8Array(open.edition.document), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': attachment(name),
  });
}
