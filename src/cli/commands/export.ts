import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { exportPlan } from '#features/exports/export-plan.ts';
import { readExportRequest, readExportYear } from '#features/exports/read-export-request.ts';
import { cliRefusals } from '#messages/command-line.ja.ts';
import { findDepartmentCalled } from '#records/people/department-queries.ts';
import { type Command, dataOption, EXIT } from '../command.ts';
import { findMunicipality } from '../find-municipality.ts';
import { withDatabase } from '../with-database.ts';
import { writeFile } from '../write-file.ts';

export const command: Command = {
  usage: 'export --plan ID [--what 種類] [--year 年度] [--department 課] [--format 形式] [--out ファイル]',
  about:
    '計画の冊子、シート、総括表などを書き出します。何も選ばなければ、計画をシートと評価も含めて丸ごと書き出し、それは ayumi import でそのまま読み込めます。',
  options: {
    plan: { type: 'string', argument: 'ID', help: '書き出す計画（ID は ayumi plans で分かります）' },
    what: {
      type: 'string',
      argument: '種類',
      help: 'book、sheets、summary、findings、opinions、pack、handover、data（省略時は data）',
    },
    year: {
      type: 'string',
      argument: '年度',
      help: `年度（R7、${formatFiscalYear(2025, 'era')}、2025 のどれでも）`,
    },
    department: { type: 'string', argument: '課', help: 'その課が担当するものだけ' },
    format: { type: 'string', argument: '形式', help: 'xlsx、pdf、docx、csv、json（省略時は json）' },
    out: { type: 'string', argument: 'ファイル', help: '書き出す先（csv と json は省略すると標準出力）' },
    ...dataOption,
  },
  operands: { least: 0, most: 0 },
  async run(input, terminal) {
    const refuse = (sentence: string) => {
      terminal.complain(sentence);
      return EXIT.usage;
    };
    const planId = input.text('plan');
    if (planId === undefined) return refuse(cliRefusals['option-needed']({ option: '--plan' }));
    const [what, format] = [input.text('what') ?? 'data', input.text('format') ?? 'json'];
    const told = input.text('year');
    const year = told === undefined ? null : readExportYear(told);
    if (told !== undefined && year === null) return refuse(cliRefusals['year-malformed']({ year: told }));
    const request = readExportRequest({ what, format, year: `${year ?? ''}` });
    if (!request) return refuse(cliRefusals['export-unknown']({ what, format }));
    const out = input.text('out');
    const isText = format === 'json' || (format === 'csv' && what !== 'data');
    if (out === undefined && !isText) return refuse(cliRefusals['option-needed']({ option: '--out' }));
    return withDatabase(input, terminal, async (db) => {
      const municipality = await findMunicipality(db, terminal);
      if (!municipality) return EXIT.refused;
      const key = { municipalityId: municipality.id, planId };
      const name = input.text('department');
      const department =
        name === undefined ? null : await findDepartmentCalled(db.kysely, municipality.id, name);
      if (department === undefined) return refuse(cliRefusals['department-not-found']({ department: name! }));
      const asked = { ...request, departmentId: department?.id ?? null };
      const made = await exportPlan(db, key, asked, new Date());
      if (!made?.ok) {
        terminal.complain(made?.sentence ?? cliRefusals['plan-not-found']({ plan: planId }));
        return EXIT.refused;
      }
      const { file } = made;
      for (const note of file.notes ?? []) terminal.complain(note);
      if (out === undefined) await terminal.print(new TextDecoder().decode(file.bytes));
      else if (!writeFile(out, file.bytes, terminal)) return EXIT.refused;
      return EXIT.ok;
    });
  },
};
