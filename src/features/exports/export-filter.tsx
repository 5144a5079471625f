import { exportsPath } from '#addresses/exports.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { eraYear } from '#exchange/names.ts';
import { Button } from '#http/components/button.tsx';
import { Select } from '#http/components/select.tsx';
import { paperNames } from '#messages/exports.ja.ts';
import { PAPERS, type PaperName } from './read-export-request.ts';

export type Filter = { year: number | null; departmentId: string | null; paper: PaperName | null };

type FilterProps = { plan: string; filter: Filter; years: number[]; departments: readonly NamedDepartment[] };

/** Of which year and department, and on which paper; what is left open is all, or the usual. */
export function ExportFilter({ plan, filter, years, departments }: FilterProps) {
  return (
    <form method="get" action={exportsPath(plan)} class="filter-row" aria-label="出力の条件">
      <Select
        name="year"
        label="年度"
        blank="指定しない（シートは最新の年度）"
        value={filter.year === null ? null : `${filter.year}`}
        choices={years.map((year) => ({ value: `${year}`, label: eraYear(year) }))}
      />
      <Select
        name="department"
        label="課"
        blank="すべての課"
        value={filter.departmentId}
        choices={departments.map(({ id, label }) => ({ value: id, label }))}
      />
      <Select
        name="paper"
        label="用紙"
        blank="それぞれに合う用紙"
        value={filter.paper}
        choices={PAPERS.map((paper) => ({ value: paper, label: paperNames[paper] }))}
      />
      <Button look="outlined">この条件にする</Button>
    </form>
  );
}
