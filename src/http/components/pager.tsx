import { Icon } from './icon.tsx';

type PagerProps = {
  /** The first page is 1. */
  page: number;
  pageSize: number;
  total: number;
  href: (page: number) => string;
};

/** 「21～40件目（全95件）」 and the ways to the pages before and after. */
export function Pager({ page, pageSize, total, href }: PagerProps) {
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1) return null;
  return (
    <nav class="pager" aria-label="ページの移動">
      {page > 1 ? (
        <a href={href(page - 1)} rel="prev">
          <Icon name="previous" />
          前の{pageSize}件
        </a>
      ) : null}
      <p>
        {(page - 1) * pageSize + 1}～{Math.min(page * pageSize, total)}件目（全{total}件）
      </p>
      {page < last ? (
        <a href={href(page + 1)} rel="next">
          次の{Math.min(pageSize, total - page * pageSize)}件
          <Icon name="next" />
        </a>
      ) : null}
    </nav>
  );
}
