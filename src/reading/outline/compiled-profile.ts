import type { Meaning, OutlineColumn, OutlineProfile, OutlineTable } from '#profiles/outline-profile.ts';
import { foldText, wholePattern } from '../fold.ts';

export type CompiledColumn = OutlineColumn & { labelPattern: RegExp; valuePattern: RegExp | null };
export type CompiledTable = Omit<OutlineTable, 'columns'> & { columns: CompiledColumn[] };

/** A profile with its patterns made ready once for a whole reading. */
export type CompiledProfile = {
  profile: OutlineProfile;
  lines: { pattern: RegExp; means: Meaning }[];
  rows: {
    label: RegExp;
    value: RegExp;
    unmistakable: RegExp | null;
    directlyBelow: number | null;
    directlyOverTable: boolean;
    means: Meaning;
  }[];
  tables: CompiledTable[];
  /** What the legend of the rating scales says, as it is compared. */
  legends: string[];
  deepestLevel: number;
};

export function compileProfile(profile: OutlineProfile): CompiledProfile {
  return {
    profile,
    lines: profile.lines.map(({ pattern, means }) => ({ pattern: wholePattern(pattern), means })),
    rows: profile.rows.map((row) => ({
      label: wholePattern(row.label),
      value: wholePattern(row.value),
      unmistakable: row.unmistakable === undefined ? null : wholePattern(row.unmistakable),
      directlyBelow: row.directlyBelow ?? null,
      directlyOverTable: row.directlyOverTable,
      means: row.means,
    })),
    tables: profile.tables.map((table) => ({ ...table, columns: table.columns.map(compileColumn) })),
    legends: profile.ratingScales.flatMap((scale) =>
      scale.codes.flatMap((code) =>
        [code.label, code.definition].map(foldText).filter((text) => text !== ''),
      ),
    ),
    deepestLevel: profile.levels.length - 1,
  };
}

function compileColumn(column: OutlineColumn): CompiledColumn {
  const valuePattern = column.is === 'level' ? wholePattern(column.value) : null;
  return { ...column, labelPattern: wholePattern(column.label), valuePattern };
}
