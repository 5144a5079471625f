import { Banner } from '#http/components/banner.tsx';
import { ButtonRow, LinkButton } from '#http/components/button.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';

/** Shown this once: only their hashes are kept. */
export function renderBackupCodes(c: AppContext, { codes, isFirst }: { codes: string[]; isFirst: boolean }) {
  const crumbs = [
    { href: '/', label: 'ホーム' },
    { href: '/account', label: 'アカウント' },
  ];
  return renderPage(
    c,
    { title: '予備コード', width: 'narrow', crumbs },
    <>
      <Banner
        kind="success"
        title={isFirst ? '2段階認証を設定しました。' : '予備コードを作り直しました。前のコードは使えません。'}
      />
      <p class="lead">
        この画面を印刷するか書き写して、安全な場所に保管してください。予備コードは、今だけ表示しています。
      </p>
      <ul class="backup-codes">
        {codes.map((code) => (
          <li>{code}</li>
        ))}
      </ul>
      <p>スマートフォンが手元にないとき、確認コードの代わりに入力できます。1個につき1回だけ使えます。</p>
      <ButtonRow>
        <LinkButton href="/account">保管しました</LinkButton>
      </ButtonRow>
    </>,
  );
}
