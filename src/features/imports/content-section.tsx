import { draftPath, recordPath } from '#addresses/imports.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { fieldLabel, titleOfPlan } from '#exchange/labels.ts';
import type { ExchangePlan, ExchangeProject } from '#exchange/schema.ts';
import { Pager } from '#http/components/pager.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import type { AppContext } from '#http/context.ts';
import type { Draft } from '#records/draft/queries.ts';
import { pageOf } from './open-draft.ts';

const PAGE_SIZE = 50;

/** The tree and the projects that were read, a page at a time; each name leads to its values and their sources. */
export function ContentSection({ c, draft }: { c: AppContext; draft: Draft }) {
  return (
    <>
      {draft.document.plans.map((plan, p) => (
        <section>
          <h2>
            読み取った内容：
            <a href={recordPath(draft.id, 'plans', plan.id)}>{titleOfPlan(plan)}</a>
          </h2>
          <Tree c={c} draft={draft} plan={plan} p={p} />
          <Projects c={c} draft={draft} plan={plan} p={p} />
        </section>
      ))}
    </>
  );
}

type Part = { c: AppContext; draft: Draft; plan: ExchangePlan; p: number };

function Tree({ c, draft, plan, p }: Part) {
  const page = pageOf(c, `nodes${p}`);
  return (
    <>
      <h3 id={`nodes${p}`}>計画の項目</h3>
      <Table<ExchangePlan['nodes'][number]>
        caption="計画の項目"
        isCaptionHidden
        dense
        columns={[
          { header: '階層', cell: ({ level }) => plan.levels[level] ?? `${level + 1}階層` },
          { header: '番号', cell: ({ number }) => number },
          {
            header: '名称',
            isRowHeader: true,
            cell: (node) => (
              <a href={recordPath(draft.id, 'nodes', node.id)}>{node.title || '（名称なし）'}</a>
            ),
          },
          { header: '文章', isNumber: true, cell: ({ sections }) => sections.length },
        ]}
        rows={plan.nodes.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
      />
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        total={plan.nodes.length}
        href={(to) => `${draftPath(draft.id)}?nodes${p}=${to}#nodes${p}`}
      />
    </>
  );
}

function Projects({ c, draft, plan, p }: Part) {
  const page = pageOf(c, `projects${p}`);
  const nodes = new Map(plan.nodes.map((node) => [node.id, node.title]));
  const shown = plan.projects.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const ids = new Set(shown.map(({ id }) => id));
  const sheets = plan.sheets.filter(({ project }) => ids.has(project));
  const ratingsOf = (id: string) =>
    sheets
      .filter(({ project }) => project === id)
      .flatMap(({ year, ratings }) =>
        ratings.map(({ code, department }) => `${formatFiscalYear(year, 'era')} ${department ?? ''}${code}`),
      );
  const indicatorsOf = (id: string) => plan.indicators.filter(({ project }) => project === id).length;
  return (
    <>
      <h3 id={`projects${p}`}>事業</h3>
      <Table<ExchangeProject>
        caption="事業"
        isCaptionHidden
        dense
        columns={[
          {
            header: '事業名',
            isRowHeader: true,
            cell: (project) => (
              <>
                <a href={recordPath(draft.id, 'projects', project.id)}>{project.title || '（名称なし）'}</a>
                {project.placements.some(({ relisted }) => relisted) ? <Tag>再掲あり</Tag> : null}
              </>
            ),
          },
          { header: '掲載', cell: ({ placements }) => nodes.get(placements[0]?.node ?? '') ?? '' },
          {
            header: '担当',
            cell: ({ owners }) =>
              owners
                .map(({ body, department }) => department ?? (body === 'shakyo' ? '社協' : ''))
                .join('、'),
          },
          { header: 'シートの評価', cell: ({ id }) => ratingsOf(id).join('、') },
          { header: '指標', isNumber: true, cell: ({ id }) => indicatorsOf(id) },
          {
            header: '読み取った欄',
            cell: ({ id, fields }) => {
              const keys = new Set([
                ...Object.keys(fields),
                ...sheets
                  .filter(({ project }) => project === id)
                  .flatMap((sheet) => Object.keys(sheet.fields)),
              ]);
              return [...keys].map(fieldLabel).join('、');
            },
          },
        ]}
        rows={shown}
      />
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        total={plan.projects.length}
        href={(to) => `${draftPath(draft.id)}?projects${p}=${to}#projects${p}`}
      />
    </>
  );
}
