import { ledgerPath, opinionTablePath } from '#addresses/committee.ts';
import { hasRole } from '#domain/people/actor.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, LinkButton } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Form } from '#http/components/form.tsx';
import { WrittenTable } from '#http/components/table.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { YearScope } from '#http/scope.ts';
import { mainMark } from '#records/opinion/choose-main-opinions.ts';
import type { KeptOpinion } from '#records/opinion/opinion-queries.ts';
import { committeeCrumbs } from './committee-crumbs.ts';
import { loadMainTable, type MainTable } from './load-opinion-table.ts';
import { subjectName } from './opinion-subject.tsx';

/** The table that goes to the committee, the web and the book: what was said, and what the city and the council think. */
export async function opinionTablePage(c: AppContext, of: YearScope) {
  const { db, plan, year, actor } = of;
  const table = await loadMainTable(db, of, year);
  const before = await loadMainTable(db, of, year - 1);
  const mayChoose = hasRole(actor, 'secretariat');
  return renderPage(
    c,
    {
      title: `${eraYear(year)}　主な意見と市・社協の考え方`,
      crumbs: [
        ...committeeCrumbs(plan, year, hasRole(actor, 'secretariat', 'committee')),
        { href: ledgerPath(plan.id, year), label: `${eraYear(year)}の意見` },
      ],
      width: 'wide',
      overline: titleOfPlan(plan),
    },
    <div class="opinion-table-page">
      {table.all.length === 0 && before.all.length === 0 ? (
        <EmptyState title="載せる意見がまだありません。">
          <p>委員会の意見を記録すると、この表にまとまります。</p>
        </EmptyState>
      ) : (
        <>
          {mayChoose && table.all.length > 0 ? <Choice {...{ plan: plan.id, year, table }} /> : null}
          <MainOpinions table={table} caption="主な意見と市・社協の考え方" />
          {before.all.length > 0 ? (
            <>
              <h2>{eraYear(year - 1)}の意見の、その後</h2>
              <MainOpinions table={before} caption={`${eraYear(year - 1)}の意見の、その後`} />
            </>
          ) : null}
          <p class="downloads">
            <LinkButton href={`${opinionTablePath(plan.id, year)}.csv`} look="outlined" download>
              この表をCSVで保存
            </LinkButton>
          </p>
        </>
      )}
    </div>,
  );
}

function MainOpinions({ table, caption }: { table: MainTable; caption: string }) {
  if (table.groups.length === 0) return <p>この年度の意見は、まだありません。</p>;
  return (
    <WrittenTable
      caption={caption}
      headings={['事業など', '委員会の意見', '市・社協の考え方']}
      class="opinion-table"
    >
      {table.groups.map(({ name, opinions }) => (
        <tbody>
          <tr class="group-row">
            <th scope="rowgroup" colspan={3}>
              {name}
            </th>
          </tr>
          {opinions.map((opinion) => (
            <OpinionRow opinion={opinion} />
          ))}
        </tbody>
      ))}
    </WrittenTable>
  );
}

function OpinionRow({ opinion }: { opinion: KeptOpinion }) {
  const { sheet, by, text, response } = opinion;
  return (
    <tr>
      <th scope="row">{sheet === null ? '（全体）' : subjectName(opinion)}</th>
      <td>
        <p class="as-written">{text}</p>
        <p class="muted">{by}</p>
      </td>
      <td>
        {response === null ? (
          '回答を準備しています。'
        ) : (
          <>
            <p>
              <strong>【{response.state}】</strong>
            </p>
            <p class="as-written">{response.text}</p>
            {response.reason ? <p class="as-written">理由：{response.reason}</p> : null}
            <p class="muted">{response.by}</p>
          </>
        )}
      </td>
    </tr>
  );
}

function Choice({ plan, year, table }: { plan: string; year: number; table: MainTable }) {
  return (
    <div class="no-print">
      {table.isChosen ? null : (
        <Banner kind="notice" title="主な意見をまだ選んでいないため、すべての意見を載せています。" />
      )}
      <Disclosure summary="載せる意見と順番を選ぶ">
        <Form action={opinionTablePath(plan, year)} keepsChanges>
          <p>
            載せる意見に、1から順番を書いてください。空欄の意見は載りません。印刷では、計画の項目ごとに並びます。
          </p>
          <ul class="choice-list">
            {table.all.map((opinion) => (
              <li>
                <label class="choice">
                  <input
                    class="control place"
                    type="text"
                    inputmode="numeric"
                    name={placeField(opinion.id)}
                    value={opinion.main === null ? '' : String(opinion.main)}
                  />
                  <span>
                    {subjectName(opinion)}：{opinion.text}
                    <small class="muted">　{opinion.response?.state ?? '回答待ち'}</small>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          <input type="hidden" name="seen" value={mainMark(table.all)} />
          <Button>この順番で載せる</Button>
        </Form>
      </Disclosure>
    </div>
  );
}

const placeField = (opinion: string) => `place:${opinion}`;

/** The places as they were sent; what is no number from 1 stands for none. */
export function readPlaces(form: FormData | null): Map<string, number> {
  const places = new Map<string, number>();
  for (const [field, value] of form ?? []) {
    const opinion = field.match(/^place:(.+)$/s)?.[1];
    const place = typeof value === 'string' ? Number(value.normalize('NFKC').trim()) : Number.NaN;
    if (opinion !== undefined && Number.isInteger(place) && place > 0 && place < 10_000)
      places.set(opinion, place);
  }
  return places;
}
