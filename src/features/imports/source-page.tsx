import { decodeText } from '#formats/text/decode.ts';
import { LinkButton } from '#http/components/button.tsx';
import { ScrollRegion } from '#http/components/table.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { draftKeyOf } from './open-draft.ts';
import { draftPath } from './paths.ts';
import { draftCrumbs } from './preview-page.tsx';
import { findFileContent } from './queries.ts';

const AROUND = 12;
/** A line may be megabytes long: so much of it is shown on each side of the piece. */
const WIDTH = 2000;

/** The lines of a file around a place, with the piece marked. */
export async function sourcePage(c: AppContext) {
  const key = draftKeyOf(c);
  const name = (c.req.query('file') ?? '').replaceAll('\0', '');
  const content = await findFileContent(c.get('db').kysely, key, name);
  const decoding = content && decodeText(content);
  if (!decoding?.ok || actorOf(c).municipality.id !== key.municipalityId) return c.notFound();
  const { lines } = decoding.decoded;
  const number = (query: string, otherwise: number) => {
    const asked = Number(c.req.query(query) ?? otherwise);
    return Number.isSafeInteger(asked) && asked >= 0 ? asked : otherwise;
  };
  const line = Math.min(Math.max(1, number('line', 1)), lines.length);
  const first = Math.max(1, line - AROUND);
  const text = lines[line - 1] ?? '';
  const from = Math.min(number('from', 0), text.length);
  const to = Math.min(Math.max(from, number('to', text.length)), text.length);
  return renderPage(
    c,
    {
      title: `${name} ${line}行目`,
      crumbs: [...draftCrumbs, { href: draftPath(key.draftId), label: '取込案' }],
      width: 'wide',
    },
    <>
      <ScrollRegion label="原本">
        <table class="table table-dense">
          <caption class="visually-hidden">原本の{line}行目の前後</caption>
          <thead>
            <tr>
              <th scope="col" class="number">
                行
              </th>
              <th scope="col">原本の文字</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(first - 1, line + AROUND).map((around, i) => (
              <tr id={`line-${first + i}`}>
                <th scope="row" class="number">
                  {first + i}
                </th>
                <td class="as-written">
                  {first + i === line ? <Marked text={text} from={from} to={to} /> : around.slice(0, WIDTH)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <LinkButton href={draftPath(key.draftId)} look="outlined">
        取込案に戻る
      </LinkButton>
    </>,
  );
}

function Marked({ text, from, to }: { text: string; from: number; to: number }) {
  return (
    <>
      {text.slice(Math.max(0, from - WIDTH), from)}
      <mark>{text.slice(from, Math.min(to, from + WIDTH))}</mark>
      {text.slice(to, to + WIDTH)}
    </>
  );
}
