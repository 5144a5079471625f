import { Banner } from '#http/components/banner.tsx';
import { ButtonRow, LinkButton } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { QrCode } from './qr-code.tsx';

type HandedLink = {
  title: string;
  /** Whom it is for, in words. */
  to: string;
  link: string;
  until: string;
  back: { href: string; label: string };
};

/** A link that nobody mails: shown this once to whoever hands it over. */
export function renderHandedLink(c: AppContext, { title, to, link, until, back }: HandedLink) {
  return renderPage(
    c,
    { title, status: 201 },
    <>
      <Banner kind="warning" title="このリンクを表示するのは、今だけです">
        <p>
          メールでは送っていません。紙に印刷するか、庁内の連絡手段で、本人にだけ渡してください。紛失したときは、作り直せます。
        </p>
      </Banner>
      <DefinitionList
        items={[
          { term: '渡す相手', text: to },
          { term: '期限', text: `${until}（1回だけ使えます）` },
          { term: 'リンク', text: <span class="secret-text">{link}</span> },
        ]}
      />
      <QrCode text={link} title="リンクの二次元コード" />
      <ButtonRow>
        <LinkButton href={back.href} look="outlined">
          {back.label}
        </LinkButton>
      </ButtonRow>
    </>,
  );
}
