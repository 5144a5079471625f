import { returnedPath, workbooksPath } from '#addresses/workbooks.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Form } from '#http/components/form.tsx';
import { Table } from '#http/components/table.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { ComparisonLegend } from '#http/parts/comparison.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';

import { cellProblems, placeName, returnedStates } from '#messages/workbooks.ja.ts';
import { listSent, type Returned } from '#records/workbook/queries.ts';
import { isUnclear, isUndecided } from './compare-sheet.ts';
import { type ComparedSheet, compareWorkbook, listLastChanges } from './comparison-queries.ts';
import { findReturnedOf } from './find-returned-of.ts';
import { isDifferent, ReturnedSheet, SameSheets } from './returned-sheet.tsx';

/** A returned workbook beside the sheets as they are now, cell by cell, with what is to be decided. */
export async function returnedPage(c: AppContext) {
  const { db, key } = planScope(c);
  const found = await findReturnedOf(c);
  if (!found) return c.notFound();
  const { plan, sent, returned } = found;
  const sheets = await compareWorkbook(db, key, { sent, returned, actor: actorOf(c) });
  const changes = await listLastChanges(db, key, { sheets: sheets.map(({ id }) => id), since: sent.at });
  const later = (await listSent(db, key, sent.year)).find(
    (one) => one.departmentId === sent.departmentId && one.stage === sent.stage && one.at > sent.at,
  );
  const isOpen = returned.state === 'open';
  const path = returnedPath(plan.id, returned.id);
  return renderPage(
    c,
    {
      title: `${sent.department}から戻ったブック`,
      crumbs: [...planCrumbs(plan), { href: workbooksPath(plan.id), label: 'Excelで記入' }],
      overline: eraYear(sent.year),
    },
    <>
      <Facts returned={returned} sentAt={sent.at} sentBy={sent.actor} />
      {later ? (
        <Banner kind="notice" title="このあとに渡したブックがあります">
          {`${formatMoment(later.at)} に、この課へ新しいブックを渡しています。そのブックも戻ってくるときは、同じ欄の内容を見比べてください。`}
        </Banner>
      ) : null}
      <Summary sheets={sheets} />
      <ComparisonLegend />
      <Form action={`${path}/acceptance`} class="returned">
        <input type="hidden" name="version" value={String(returned.version)} />
        {sheets.filter(isDifferent).map((sheet) => (
          <ReturnedSheet
            plan={plan.id}
            departmentId={sent.departmentId}
            stage={sent.stage}
            sheet={sheet}
            changes={changes}
            isOpen={isOpen}
          />
        ))}
        <SameSheets sheets={sheets.filter((sheet) => !isDifferent(sheet))} />
        {isOpen && sheets.some(({ refusal }) => refusal === null) ? <TakingButtons sheets={sheets} /> : null}
      </Form>
      <Strays returned={returned} />
      {isOpen ? (
        <Form action={`${path}/closing`}>
          <input type="hidden" name="version" value={String(returned.version)} />
          <ButtonRow>
            <Button look="outlined">残りは反映せずに確認を終える</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </>,
  );
}

function Facts({ returned, sentAt, sentBy }: { returned: Returned; sentAt: string; sentBy: string }) {
  const { file_name, at, actor, state, settled_by, settled_at } = returned;
  const settled = settled_at === null ? '' : `（${formatMoment(settled_at)}　${settled_by ?? ''}）`;
  return (
    <DefinitionList
      items={[
        { term: 'ファイル', text: file_name },
        { term: '渡した日時', text: `${formatMoment(sentAt)}（${sentBy}）` },
        { term: '取り込んだ日時', text: `${formatMoment(at)}（${actor}）` },
        { term: '状態', text: `${returnedStates[state]}${settled}` },
      ]}
    />
  );
}

function Summary({ sheets }: { sheets: ComparedSheet[] }) {
  const cells = sheets.flatMap((sheet) => sheet.cells);
  const count = (wanted: (cell: (typeof cells)[number]) => boolean) => cells.filter(wanted).length;
  const open = count((cell) => cell.standing === 'changed' && cell.decision === null);
  const conflicts = count((cell) => cell.standing === 'conflict' && cell.decision === null);
  return (
    <p class="result-line" role="status">
      <span class="no-break">
        Excelで記入された欄 <strong>{open}件</strong>
      </span>
      {'　'}
      <span class="no-break">
        食い違い <strong>{conflicts}件</strong>
      </span>
      {'　'}
      <span class="no-break">変更のない欄 {count(({ standing }) => standing === 'same')}件</span>
    </p>
  );
}

function TakingButtons({ sheets }: { sheets: ComparedSheet[] }) {
  const open = sheets.filter(({ refusal }) => refusal === null).flatMap(({ cells }) => cells);
  const isAny = open.some(isUndecided);
  const waits = sheets.some(({ cells }) => cells.some((cell) => isUndecided(cell) || isUnclear(cell)));
  return (
    <div class="panel stack">
      <label class="choice">
        <input type="checkbox" name="submit" value="yes" />
        記入が済んだシートを提出済みにする
      </label>
      <ButtonRow>
        {isAny ? (
          <>
            <Button name="how" value="all">
              すべて反映する（食い違いを除く）
            </Button>
            <Button name="how" value="chosen" look="outlined">
              選んだ欄だけ反映する
            </Button>
          </>
        ) : (
          <Button name="how" value="chosen">
            {waits ? '提出の扱いだけを反映する' : '確認を終える'}
          </Button>
        )}
      </ButtonRow>
    </div>
  );
}

/** Texts that stand at no input of this workbook: nothing is written of them, and nothing of them is lost. */
function Strays({ returned }: { returned: Returned }) {
  const strays = returned.problems.flatMap(({ code, place, text }) =>
    code === 'foreign' || code === 'outside' ? [{ code, place, text }] : [],
  );
  if (strays.length === 0) return null;
  return (
    <section>
      <h2>記入欄の外に書かれていた内容（{strays.length}件）</h2>
      <Table
        caption="記入欄の外に書かれていた内容"
        isCaptionHidden
        columns={[
          { header: '内容', cell: ({ text }) => <span class="as-written">{text}</span>, width: 'wide' },
          {
            header: '場所と扱い',
            cell: ({ code, place }) => cellProblems[code]({ place: placeName(place), limit: 0 }),
          },
        ]}
        rows={strays}
      />
    </section>
  );
}
