import { placePath } from '#addresses/templates.ts';
import { ScrollRegion } from '#http/components/table.tsx';
import type { TemplateHead } from '#records/template/queries.ts';
import type { TemplatePage } from './template-file.ts';

type Props = {
  plan: string;
  template: TemplateHead;
  page: TemplatePage;
  nameOf: (entry: string) => string;
  /** The place that is opened. */
  at: string | null;
};

/** A page of the office's form; blank places can be chosen, filled ones are its labels. */
export function TemplateSheet({ plan, template, page, nameOf, at }: Props) {
  const marks = new Map(template.marks.map(({ place, entry }) => [place, nameOf(entry)]));
  const whole = page.widths.reduce((sum, width) => sum + width, 0);
  const rows = Array.from({ length: Math.max(0, ...page.cells.map(({ row }) => row)) + 1 }, (_, row) =>
    page.cells.filter((cell) => cell.row === row),
  );
  return (
    <ScrollRegion label={`${page.name}の様式`}>
      <table class="template-sheet">
        <caption class="visually-hidden">{page.name}</caption>
        <colgroup>
          {page.widths.map((width) => (
            <col width={`${((100 * width) / whole).toFixed(2)}%`} />
          ))}
        </colgroup>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map(({ place, text, rows, columns, hasFormula }) => {
                const mark = marks.get(place);
                const kind = mark === undefined ? (text === '' ? 'blank' : 'label') : 'marked';
                return (
                  <td
                    class={`template-${kind}${place === at ? ' template-here' : ''}`}
                    {...(rows > 1 ? { rowspan: rows } : {})}
                    {...(columns > 1 ? { colspan: columns } : {})}
                  >
                    {hasFormula ? (
                      <span class="muted">計算式</span>
                    ) : (
                      <a
                        href={placePath(plan, template.id, place)}
                        aria-current={place === at ? 'true' : undefined}
                      >
                        {mark === undefined ? (
                          text || <span class="visually-hidden">{cellName(place)}（空欄）</span>
                        ) : (
                          <>
                            <span class="template-mark">{mark}</span>
                            {text}
                          </>
                        )}
                      </a>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** B12, as the office's own program calls it. */
export const cellName = (place: string) => place.slice(place.lastIndexOf('!') + 1);
