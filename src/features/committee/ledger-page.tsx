import { ledgerPath, opinionPath, opinionTablePath } from '#addresses/committee.ts';
import { hasRole } from '#domain/people/actor.ts';
import { eraYear, shortYear } from '#exchange/names.ts';
import { responseStateSchema } from '#exchange/schema.ts';
import { Button, LinkButton } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Pager } from '#http/components/pager.tsx';
import { Select } from '#http/components/select.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import type { YearScope } from '#http/scope.ts';
import type { KeptOpinion } from '#records/opinion/opinion-queries.ts';
import { committeeCrumbs } from './committee-crumbs.ts';
import { isFiltering, type LedgerFilter, ledgerQuery, readLedgerFilter } from './ledger-filter.ts';
import { loadLedger } from './load-ledger.ts';
import type { OpinionIndex } from './opinion-index.ts';
import { subjectOf } from './opinion-subject.tsx';

const PAGE_SIZE = 50;

/** Every opinion of a year with its state; what earlier years left open stands first. */
export async function ledgerPage(c: AppContext, of: YearScope) {
  const filter = readLedgerFilter((name) => c.req.query(name));
  const ledger = await loadLedger(c.get('db').kysely, of, filter);
  const { index, waiting, opinions, counts } = ledger;
  const { plan, year, actor } = of;
  const asked = Math.max(1, Math.floor(Number(c.req.query('page')) || 1));
  const page = Math.min(asked, Math.max(1, Math.ceil(opinions.length / PAGE_SIZE)));
  const shown = opinions.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const isEmpty = counts.all === 0 && waiting.length === 0 && !isFiltering(filter);
  return renderPage(
    c,
    {
      title: `${eraYear(year)}の委員会の意見`,
      crumbs: committeeCrumbs(plan, year, hasRole(actor, 'secretariat', 'committee')),
      width: 'wide',
      overline: '推進委員会',
    },
    <div class="ledger">
      {isEmpty ? (
        <EmptyState title="この年度の意見は、まだありません。">
          <p>委員が会議のページに書くか、事務局が会議中に入力すると、ここに表示されます。</p>
        </EmptyState>
      ) : (
        <>
          <p class="lead">
            全{counts.all}件　回答待ち {counts.open}件
          </p>
          <Filter {...{ plan: plan.id, year, filter, index }} />
          {waiting.length > 0 ? (
            <section>
              <h2>前の年度から回答を待っている意見（{waiting.length}件）</h2>
              <OpinionTable opinions={waiting} plan={plan.id} index={index} caption="前の年度からの意見" />
            </section>
          ) : null}
          <section>
            <h2>
              {eraYear(year)}の意見（{opinions.length}件）
            </h2>
            {shown.length === 0 ? (
              <p>条件に合う意見はありません。条件を変えてください。</p>
            ) : (
              <OpinionTable
                opinions={shown}
                plan={plan.id}
                index={index}
                caption={`${eraYear(year)}の意見`}
              />
            )}
            <Pager
              page={page}
              pageSize={PAGE_SIZE}
              total={opinions.length}
              href={(to) => `${ledgerPath(plan.id, year)}${ledgerQuery(filter, to)}`}
            />
          </section>
          <p class="downloads">
            <LinkButton href={opinionTablePath(plan.id, year)}>主な意見と市の考え方</LinkButton>
            <LinkButton
              href={`${ledgerPath(plan.id, year)}.csv${ledgerQuery(filter)}`}
              look="outlined"
              download
            >
              この一覧をCSVで保存
            </LinkButton>
          </p>
        </>
      )}
    </div>,
  );
}

type FilterProps = { plan: string; year: number; filter: LedgerFilter; index: OpinionIndex };

function Filter({ plan, year, filter, index }: FilterProps) {
  const same = (texts: readonly string[]) => texts.map((text) => ({ value: text, label: text }));
  return (
    <form class="filter-row" method="get" action={ledgerPath(plan, year)} aria-label="意見の絞り込み">
      <Select
        name="state"
        label="対応"
        blank="すべて"
        value={filter.state}
        choices={[{ value: 'open', label: '回答待ち' }, ...same(responseStateSchema.options)]}
      />
      <Select
        name="department"
        label="担当課"
        blank="すべて"
        value={filter.departmentId}
        choices={index.departments.map(({ id, label }) => ({ value: id, label }))}
      />
      <Select
        name="node"
        label="計画の項目"
        blank="すべて"
        value={filter.node}
        choices={index.directions.map((node) => ({ value: node.id, label: index.nameOf(node) }))}
      />
      <TextField name="q" label="言葉" type="search" value={filter.words} width="short" />
      <Button look="outlined">絞り込む</Button>
      {isFiltering(filter) ? <a href={ledgerPath(plan, year)}>条件をすべて外す</a> : null}
    </form>
  );
}

type TableProps = { opinions: KeptOpinion[]; plan: string; index: OpinionIndex; caption: string };

function OpinionTable({ opinions, plan, index, caption }: TableProps) {
  return (
    <Table
      caption={caption}
      isCaptionHidden
      rows={opinions}
      columns={[
        { header: '年度', width: 'narrow', cell: ({ year }) => shortYear(year) },
        {
          header: '何について',
          cell: (one) => (
            <>
              {subjectOf(plan, one)}
              <br />
              <small class="muted">
                {index
                  .ownersOf(one)
                  .map(({ label }) => label)
                  .join('、')}
              </small>
            </>
          ),
        },
        {
          header: '意見',
          isRowHeader: true,
          width: 'wide',
          cell: (one) => (
            <>
              <a href={opinionPath(plan, one.id)}>{one.text}</a>
              <br />
              <small class="muted">{one.by}</small>
            </>
          ),
        },
        { header: '対応', width: 'narrow', cell: (one) => <State opinion={one} /> },
        {
          header: '市・社協の考え方',
          width: 'wide',
          cell: ({ response }) => (response === null ? '' : `${response.text}（${response.by}）`),
        },
      ]}
    />
  );
}

function State({ opinion: { response, proposals } }: { opinion: KeptOpinion }) {
  if (response !== null) return <Tag look="strong">{response.state}</Tag>;
  return (
    <>
      <Tag look="warning">回答待ち</Tag>
      {proposals > 0 ? <Tag>案あり</Tag> : null}
    </>
  );
}
