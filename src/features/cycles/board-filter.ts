import type { BoardItem } from '#domain/cycle/board.ts';
import { isOpen, PROGRESS, type Progress } from '#domain/cycle/progress.ts';

/** What the address asks to see of the board; null asks for all. `late`: only what is overdue; `remarks`: only with open ones. */
export type BoardFilter = {
  departmentId: string | null;
  progress: Progress | 'open' | null;
  late: boolean;
  remarks: boolean;
  q: string;
};

export function readBoardFilter(query: (name: string) => string | undefined): BoardFilter {
  const progress = query('progress');
  return {
    departmentId: query('department') || null,
    progress:
      progress === 'open' ? 'open' : (PROGRESS.find((one): one is Progress => one === progress) ?? null),
    late: query('late') === '1',
    remarks: query('remarks') === '1',
    q: query('q')?.trim() ?? '',
  };
}

export const isFiltering = ({ departmentId, progress, late, remarks, q }: BoardFilter) =>
  departmentId !== null || progress !== null || late || remarks || q !== '';

export function matches(filter: BoardFilter, item: BoardItem): boolean {
  const { departmentId, progress, late, remarks, q } = filter;
  return (
    (departmentId === null || item.departmentId === departmentId) &&
    (progress === null || (progress === 'open' ? isOpen(item.progress) : item.progress === progress)) &&
    (!late || item.left?.kind === 'overdue') &&
    (!remarks || item.openRemarks > 0) &&
    (q === '' || item.title.includes(q) || item.number === q)
  );
}

/** The filter as the address has it, for links that change one part of it. */
export function filterQuery(filter: BoardFilter): Record<string, string> {
  return {
    ...(filter.departmentId === null ? {} : { department: filter.departmentId }),
    ...(filter.progress === null ? {} : { progress: filter.progress }),
    ...(filter.late ? { late: '1' } : {}),
    ...(filter.remarks ? { remarks: '1' } : {}),
    ...(filter.q === '' ? {} : { q: filter.q }),
  };
}
