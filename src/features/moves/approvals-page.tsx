import { approvalsPath, checkedMovesPath, movesPath } from '#addresses/moves.ts';
import { sheetPath } from '#addresses/plans.ts';
import { groupBy } from '#domain/group-by.ts';
import { departmentIdsOf, hasRole } from '#domain/people/actor.ts';
import { eraYear } from '#exchange/names.ts';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { readerOf } from '#http/request-key.ts';
import { listSeenOpinions } from '#records/opinion/queries.ts';
import { listReadings } from '#records/sheet/reading-queries.ts';
import { listRemarks } from '#records/sheet/remark-queries.ts';
import { listSubmittedParts, type WaitingPart } from '#records/sheet/waiting-queries.ts';
import { writeItem } from './checked-item.ts';
import { remarkableFields } from './field-labels.ts';
import { MoveForm } from './move-form.tsx';
import { SheetReadingView } from './sheet-reading.tsx';

/** As many sheets as a page shows with all that is written in them. */
const READ_IN_PLACE = 12;

/** What waits for this approver: to be read in place, approved one by one or as a checked list, or sent back with a remark. */
export async function approvalsPage(c: AppContext) {
  const { db, key, plan } = planScope(c);
  const actor = actorOf(c);
  const own = hasRole(actor, 'secretariat') ? null : departmentIdsOf(actor, 'approver');
  const waiting = await listSubmittedParts(db, key, own);
  const departments = groupBy(waiting, ({ departmentId }) => departmentId);
  const asked = c.req.query('department') ?? '';
  const parts = departments.get(asked) ?? waiting;
  // The whole city's texts are half a megabyte: then they are read department by department.
  const isFolded = parts.length > READ_IN_PLACE && departments.size > 1 && parts === waiting;
  const ids = [...new Set(parts.map(({ sheet }) => sheet))];
  const readings = await listReadings(db, key, isFolded ? [] : ids);
  const opinions = groupBy(
    isFolded ? [] : await listSeenOpinions(db, key, readerOf(c), { sheets: ids }),
    ({ sheet }) => sheet,
  );
  const remarks = await listRemarks(db, key, { sheets: ids, open: true });
  const here = approvalsPath(plan.id, parts === waiting ? undefined : asked);
  return renderPage(
    c,
    { title: '承認待ちのシート', crumbs: planCrumbs(plan) },
    parts.length === 0 ? (
      <EmptyState title="承認を待っているシートはありません">
        <p>担当者が提出すると、ここに並びます。</p>
      </EmptyState>
    ) : (
      <>
        <p class="lead">
          {waiting.length}
          件が承認を待っています。内容を開いて読み、1件ずつ承認するか、チェックを入れてまとめて承認してください。
          {isFolded ? '課を選ぶと、その課のシートの内容がこの画面で読めます。' : ''}
        </p>
        <DepartmentSwitch
          plan={plan.id}
          departments={departments}
          chosen={parts === waiting ? null : asked}
        />
        <Form action={checkedMovesPath(plan.id)} id="checked" class="checked-bar">
          <input type="hidden" name="next" value={here} />
          <ButtonRow>
            <Button name="action" value="approve">
              チェックしたシートを承認する
            </Button>
          </ButtonRow>
        </Form>
        <ul class="work-list">
          {parts.map((part) => {
            const reading = readings.get(part.sheet);
            const open = remarks.filter(
              ({ sheet, departmentId }) =>
                sheet === part.sheet && (departmentId ?? part.departmentId) === part.departmentId,
            );
            return (
              <li>
                <p class="work-title">
                  <label>
                    <input type="checkbox" name="item" value={writeItem(part)} form="checked" />
                    {part.number}　<strong>{part.title || '（事業名なし）'}</strong>
                    {/* A shared sheet, and the same project in two years, stand here more than once. */}
                    <span class="visually-hidden">
                      （{eraYear(part.year)}　{part.department}）
                    </span>
                  </label>
                </p>
                <p class="work-about">
                  <span>{eraYear(part.year)}</span>
                  <span>{part.department}</span>
                  {part.stage === 'targeting' ? <span>目標設定</span> : null}
                  <a href={sheetPath(plan.id, part.sheet)}>シートを開く</a>
                  {open.length === 0 ? null : (
                    <a href={`${movesPath(plan.id, part.sheet)}#remarks`}>未解決の指摘{open.length}件</a>
                  )}
                </p>
                {isFolded ? null : (
                  <Disclosure summary="内容を読んで、承認または差し戻す" open={parts.length === 1}>
                    {reading ? (
                      <SheetReadingView
                        plan={plan.id}
                        reading={reading}
                        opinions={opinions.get(part.sheet) ?? []}
                      />
                    ) : null}
                    <MoveForm
                      plan={plan.id}
                      standing={part.standing}
                      departmentId={part.departmentId}
                      stage={part.stage}
                      posts={actor.posts}
                      fields={remarkableFields(reading?.form ?? null)}
                      next={here}
                      id={part.sheet}
                    />
                  </Disclosure>
                )}
              </li>
            );
          })}
        </ul>
        <ButtonRow>
          <Button name="action" value="approve" form="checked">
            チェックしたシートを承認する
          </Button>
        </ButtonRow>
      </>
    ),
  );
}

type SwitchProps = { plan: string; departments: Map<string, WaitingPart[]>; chosen: string | null };

/** The list of one department; nothing where only one has something waiting. */
function DepartmentSwitch({ plan, departments, chosen }: SwitchProps) {
  if (departments.size < 2) return null;
  return (
    <form class="filter-row" method="get" action={approvalsPath(plan)} aria-label="シートの絞り込み">
      <Select
        name="department"
        label="課"
        choices={[...departments].map(([id, own]) => ({
          value: id,
          label: `${own[0]!.department}（${own.length}件）`,
        }))}
        value={chosen ?? ''}
        blank="すべて"
      />
      <Button look="outlined">絞り込む</Button>
    </form>
  );
}
