import { draftPath } from '#addresses/imports.ts';
import { decodeText } from '#formats/text/decode.ts';
import { LinkButton } from '#http/components/button.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { placeOfPiece, type SourceLine } from '#reading/source.ts';
import { findFileContent, findReadLines } from '#records/draft/queries.ts';
import { draftKeyOf } from './open-draft.ts';
import { nameOfPiece } from './place-name.ts';
import { draftCrumbs } from './preview-page.tsx';
import { SourceCells } from './source-cells.tsx';
import { type Piece, SourceLines } from './source-lines.tsx';

const AROUND = 12;

/** What stands around a place of a file, with the piece marked: the lines of a text, the tab around a cell, a page's lines. */
export async function sourcePage(c: AppContext) {
  const key = draftKeyOf(c);
  const name = (c.req.query('file') ?? '').replaceAll('\0', '');
  const lines = await linesOf(c, name);
  if (!lines || lines.length === 0 || actorOf(c).municipality.id !== key.municipalityId) return c.notFound();
  const number = (query: string, otherwise: number) => {
    const asked = Number(c.req.query(query) ?? otherwise);
    return Number.isSafeInteger(asked) && asked >= 0 ? asked : otherwise;
  };
  const at = Math.min(Math.max(1, number('line', 1)), lines.length);
  const line = lines[at - 1]!;
  const from = Math.min(number('from', 0), line.text.length);
  const piece = { from, to: Math.min(Math.max(from, number('to', line.text.length)), line.text.length) };
  const around = lines.slice(Math.max(0, at - 1 - AROUND), at + AROUND);
  const title = `${name} ${nameOfPiece({ line: at, place: placeOfPiece(line, from) ?? undefined })}`;
  return renderPage(
    c,
    {
      title,
      crumbs: [...draftCrumbs, { href: draftPath(key.draftId), label: '読み込み結果（登録前）' }],
      width: 'wide',
    },
    <>
      <Around lines={around} line={line} piece={piece} caption={`原本の${title}の前後`} />
      <LinkButton href={draftPath(key.draftId)} look="outlined">
        読み込み結果に戻る
      </LinkButton>
    </>,
  );
}

/** What was read of the file when the draft was made; a text is read again. */
async function linesOf(c: AppContext, name: string): Promise<readonly SourceLine[] | undefined> {
  const db = c.get('db').kysely;
  const key = draftKeyOf(c);
  const kept = await findReadLines(db, key, name);
  if (kept) return kept;
  const content = await findFileContent(db, key, name);
  const decoding = content && decodeText(content);
  return decoding?.ok
    ? decoding.decoded.lines.map((text, i) => ({ file: 0, number: i + 1, text }))
    : undefined;
}

type Props = { lines: readonly SourceLine[]; line: SourceLine; piece: Piece; caption: string };

function Around({ lines, line, piece, caption }: Props) {
  const place = placeOfPiece(line, piece.from) ?? line.places?.[0]?.place;
  if (place?.kind === 'cell')
    return <SourceCells sheet={place.sheet} lines={lines} line={line} piece={piece} />;
  const filled = place ? lines.filter(({ text }) => text.trim() !== '') : lines;
  return (
    <SourceLines
      caption={caption}
      head={place ? '場所' : '行'}
      lines={filled.map((one) => ({
        id: `line-${one.number}`,
        name: place ? nameOfPiece({ line: one.number, place: one.places?.[0]?.place }) : String(one.number),
        text: one.text,
        piece: one === line ? piece : null,
      }))}
    />
  );
}
