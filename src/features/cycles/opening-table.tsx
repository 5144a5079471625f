import { firstListing } from '#domain/plan/placement.ts';
import { eraYear } from '#exchange/names.ts';
import { fieldId, problemsOfField } from '#http/components/field-frame.tsx';
import { WrittenTable } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import type { Row } from '#records/cycle/opening-queries.ts';
import type { OpeningInputs } from './read-opening.ts';

type Props = { rows: Row[]; inputs: OpeningInputs };

/** Every project: what becomes of it, and the boxes to leave it out, to keep it or to look at it with particular care. */
export function OpeningTable({ rows, inputs }: Props) {
  if (rows.length === 0) return null;
  return (
    <>
      <h2>事業ごとの内容</h2>
      <p class="muted">
        「重点」は、この年度に特に丁寧に評価する事業（重点的評価施策）の印です。「外す」を選んだ事業は、理由を入れてください。理由は年度の記録に残ります。
      </p>
      <WrittenTable
        caption="事業ごとの内容"
        headings={['番号', '事業', '担当分', '様式', '重点', '外す（理由）']}
        class="table-dense opening-table"
      >
        <tbody>
          {rows.map((row) => (
            <tr class={row.kind === 'ended' || row.kind === 'closes' ? 'row-ended' : undefined}>
              <td class="column-narrow">{firstListing(row.project.content)?.number}</td>
              <th scope="row">{row.project.title || '（事業名なし）'}</th>
              <td>
                {row.parts.map(({ department }) => department).join('、') || (
                  <span class="muted">担当課なし</span>
                )}
              </td>
              <OpeningCells row={row} inputs={inputs} />
            </tr>
          ))}
        </tbody>
      </WrittenTable>
    </>
  );
}

function OpeningCells({ row, inputs }: Omit<Props, 'rows'> & { row: Row }) {
  const { id, title, form, closedBy } = row.project;
  if (row.kind === 'ended')
    return (
      <td colspan={3}>
        {eraYear(row.year)}で終了（{row.reason}）
      </td>
    );
  if (row.kind === 'not-asked')
    return <td colspan={3}>この年度に調査する指標がないため、シートを作りません。</td>;
  if (row.kind === 'taken-over')
    return (
      <>
        <td>{form?.name ?? <Tag look="warning">様式なし</Tag>}</td>
        <td>
          <Focus id={id} title={title} inputs={inputs} />
        </td>
        <td>取り込み済みのシートを使います</td>
      </>
    );
  return (
    <>
      <td>{form?.name ?? <Tag look="warning">様式なし</Tag>}</td>
      <td>
        <Focus id={id} title={title} inputs={inputs} />
      </td>
      <td>
        {closedBy === null ? null : (
          <p class="closing">
            前年度の評価が「{closedBy}」のため、終了としてシートを作りません。
            <label>
              <input type="checkbox" name="keep" value={id} checked={inputs.kept.has(id)} /> 今年度も作る
            </label>
          </p>
        )}
        <Leave id={id} title={title} inputs={inputs} />
      </td>
    </>
  );
}

type Box = { id: string; title: string; inputs: OpeningInputs };

function Focus({ id, title, inputs }: Box) {
  return (
    <input
      type="checkbox"
      name="focus"
      value={id}
      checked={inputs.focus.has(id)}
      aria-label={`重点として評価する: ${title}`}
    />
  );
}

function Leave({ id, title, inputs }: Box) {
  const name = `why-${id}`;
  const [own] = problemsOfField({ name });
  return (
    <span class="leave">
      <input
        type="checkbox"
        name="leave"
        value={id}
        checked={inputs.leftOut.has(id)}
        aria-label={`今年度の対象から外す: ${title}`}
      />
      <input
        class="control"
        type="text"
        id={fieldId(name)}
        name={name}
        value={inputs.leftOut.get(id) ?? ''}
        aria-label={`外す理由: ${title}`}
        {...(own ? { 'aria-invalid': 'true' as const } : {})}
      />
      {own ? <small class="field-problem">{own.sentence}</small> : null}
    </span>
  );
}
