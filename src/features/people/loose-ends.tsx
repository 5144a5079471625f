import type { Child } from 'hono/jsx';
import { projectPath, sheetPath } from '#addresses/people.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Table } from '#http/components/table.tsx';
import type { LooseProject } from '#records/people/work-queries.ts';
import type { EmptySheet } from './empty-sheets.ts';
import { formatDay } from './people-parts.tsx';

type LooseEndsProps = {
  projects: LooseProject[];
  empty: EmptySheet[];
  /** The departments where somebody holds a post that writes. */
  writing: ReadonlySet<string>;
  on: string;
};

/** Projects that nobody looks after, or that nobody has touched for long. */
export function LooseEnds({ projects, empty, writing, on }: LooseEndsProps) {
  const missing = (project: LooseProject) =>
    project.owners.filter(({ id }) => !writing.has(id)).map(({ label }) => label);
  const orphaned = projects.filter((project) => project.owners.length === 0 || missing(project).length > 0);
  const latest = new Map<string, number>();
  for (const { planId, latestYear } of projects)
    latest.set(planId, Math.max(latest.get(planId) ?? 0, latestYear ?? 0));
  const forgotten = projects.filter(
    ({ planId, latestYear }) => latest.get(planId)! > 0 && (latestYear ?? 0) < latest.get(planId)! - 1,
  );
  return (
    <>
      <h2>見落としやすい事業</h2>
      <List
        title="担当者のいない事業"
        about={`${formatDay(on)}の時点で、担当課が決まっていないか、担当課に「担当」の役割の人がいない事業です。`}
        projects={orphaned}
        header="理由"
        cell={(project) =>
          project.owners.length === 0
            ? '担当課が決まっていません'
            : `${missing(project).join('、')}に担当者がいません`
        }
      />
      <List
        title="未記入のシート"
        about="進行中の年度のシートのうち、まだ記入していない課のあるものです（実数）。年度の進み具合の「未記入」と同じ数え方です。"
        projects={empty}
        ownersHeader="記入していない課"
        header="シート"
        cell={({ planId, sheetId, year }) => (
          <a href={sheetPath(planId, sheetId)}>{formatFiscalYear(year, 'era')}のシート</a>
        )}
      />
      <List
        title="直近2年度にシートのない事業"
        about="計画にはあるのに、シートが作られていない事業です。終了した事業であれば、計画の画面で終了にしてください。"
        projects={forgotten}
        header="最後のシート"
        cell={({ latestYear }) => (latestYear === null ? 'なし' : formatFiscalYear(latestYear, 'era'))}
      />
    </>
  );
}

type Named = Pick<LooseProject, 'planId' | 'planTitle' | 'projectId' | 'title'> & {
  owners: readonly (string | { label: string })[];
};
type ListProps<P extends Named> = {
  title: string;
  about: string;
  projects: P[];
  ownersHeader?: string;
  header: string;
  cell: (project: P) => Child;
};

const labelsOf = ({ owners }: Named) =>
  owners.map((one) => (typeof one === 'string' ? one : one.label)).join('、');

function List<P extends Named>({
  title,
  about,
  projects,
  ownersHeader = '担当課',
  header,
  cell,
}: ListProps<P>) {
  if (projects.length === 0) return <p>{title}はありません。</p>;
  return (
    <Disclosure summary={`${title}（${projects.length}）`}>
      <p>{about}</p>
      <Table<P>
        caption={title}
        isCaptionHidden
        dense
        columns={[
          {
            header: '事業',
            isRowHeader: true,
            width: 'wide',
            cell: (project) => <a href={projectPath(project.planId, project.projectId)}>{project.title}</a>,
          },
          { header: ownersHeader, cell: labelsOf },
          { header, cell },
          { header: '計画', cell: (project) => titleOfPlan({ title: project.planTitle }) },
        ]}
        rows={projects}
      />
    </Disclosure>
  );
}
