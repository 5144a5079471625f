import { acceptancePath, checkedMovesPath, movesPath } from '#addresses/moves.ts';
import { sheetPath } from '#addresses/plans.ts';
import { eraYear } from '#exchange/names.ts';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Form } from '#http/components/form.tsx';
import { WrittenTable } from '#http/components/table.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { yearScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { findingSentence } from '#messages/finding-sentence.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listFindings } from '#records/sheet/rating-queries.ts';
import { listRemarks } from '#records/sheet/remark-queries.ts';
import { listApprovedSheets } from '#records/sheet/waiting-queries.ts';
import { writeItem } from './checked-item.ts';

/** The approved sheets of a year with what the checks ask about each, to be accepted as a checked list or sent back one by one. */
export async function acceptancePage(c: AppContext) {
  const { db, key, plan, year } = yearScope(c);
  const sheets = await listApprovedSheets(db, key, year);
  const found = sheets.length === 0 ? [] : await listFindings(db, key);
  const findings = found.filter(({ about }) => about.year === year);
  const indicators = findings.length === 0 ? [] : await listIndicators(db, key);
  const remarks = await listRemarks(db, key, { sheets: sheets.map(({ sheet }) => sheet), open: true });
  return renderPage(
    c,
    {
      title: `シートの受理（${eraYear(year)}）`,
      crumbs: planCrumbs(plan),
      width: 'wide',
    },
    sheets.length === 0 ? (
      <EmptyState title="受理を待っているシートはありません">
        <p>全ての担当課の分が承認されたシートが、ここに並びます。</p>
      </EmptyState>
    ) : (
      <Form action={checkedMovesPath(plan.id)}>
        <input type="hidden" name="next" value={acceptancePath(plan.id, year)} />
        <p class="lead">
          受理すると、担当課は内容を直せなくなります。「確認事項」があるシートは、開いて確かめてから受理するか、差し戻してください。
        </p>
        <WrittenTable
          caption="受理を待っているシート"
          headings={['受理', '事業', '担当課', '確認事項', '手続き']}
        >
          <tbody>
            {sheets.map((one) => {
              const own = findings.filter(({ about }) => about.project === one.project);
              const open = remarks.filter(({ sheet }) => sheet === one.sheet).length;
              return (
                <tr>
                  <td class="column-narrow">
                    <input
                      type="checkbox"
                      name="item"
                      value={writeItem({ ...one, stage: 'collecting', departmentId: null })}
                      aria-label={`${one.title}を受理する`}
                      checked={own.length === 0 && open === 0}
                    />
                  </td>
                  <th scope="row">
                    {one.number} <a href={sheetPath(plan.id, one.sheet)}>{one.title || '（事業名なし）'}</a>
                  </th>
                  <td>{one.owners}</td>
                  <td class="column-wide">
                    {own.length === 0 && open === 0 ? (
                      <span class="muted">ありません</span>
                    ) : (
                      <ul class="findings">
                        {own.map((finding) => (
                          <li>{findingSentence(finding, indicators)}</li>
                        ))}
                        {open === 0 ? null : <li>未解決の指摘が{open}件あります。</li>}
                      </ul>
                    )}
                  </td>
                  <td class="column-narrow">
                    <a href={movesPath(plan.id, one.sheet)}>差戻しなど</a>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </WrittenTable>
        <ButtonRow>
          <Button name="action" value="accept">
            チェックしたシートを受理する
          </Button>
        </ButtonRow>
      </Form>
    ),
  );
}
