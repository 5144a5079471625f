import { canonicalJson } from '#exchange/canonical.ts';
import { loadPlan } from '#features/plans/load-plan.ts';
import { getMunicipality } from '#features/plans/queries.ts';
import { cliRefusals } from '#messages/command-line.ja.ts';
import { type Command, dataOption, EXIT } from '../command.ts';
import { findMunicipality } from '../find-municipality.ts';
import { withDatabase } from '../with-database.ts';
import { writeFile } from '../write-file.ts';

export const command: Command = {
  usage: 'export --plan ID [--format json] [--out ファイル]',
  about:
    '計画を、シートと評価も含めて丸ごと書き出します。書き出したものは ayumi import でそのまま読み込めます。',
  options: {
    plan: { type: 'string', argument: 'ID', help: '書き出す計画（ID は ayumi plans で分かります）' },
    format: { type: 'string', argument: '形式', help: 'json（交換形式 ayumi/1）' },
    out: { type: 'string', argument: 'ファイル', help: '書き出す先（省略時は標準出力）' },
    ...dataOption,
  },
  operands: { least: 0, most: 0 },
  async run(input, terminal) {
    const planId = input.text('plan');
    if (planId === undefined) {
      terminal.complain(cliRefusals['option-needed']({ option: '--plan' }));
      return EXIT.usage;
    }
    const format = input.text('format') ?? 'json';
    if (format !== 'json') {
      terminal.complain(cliRefusals['format-unknown']({ format }));
      return EXIT.usage;
    }
    return withDatabase(input, terminal, async (db) => {
      const municipality = await findMunicipality(db, terminal);
      if (!municipality) return EXIT.refused;
      const plan = await loadPlan(db, municipality.id, planId);
      if (!plan) {
        terminal.complain(cliRefusals['plan-not-found']({ plan: planId }));
        return EXIT.refused;
      }
      const { name, code } = await getMunicipality(db.kysely, municipality.id);
      const json = canonicalJson({
        format: 'ayumi/1',
        municipality: { name, code },
        plans: [plan],
        problems: [],
        leftovers: [],
      });
      const out = input.text('out');
      if (out === undefined) await terminal.print(json);
      else if (!writeFile(out, json, terminal)) return EXIT.refused;
      return EXIT.ok;
    });
  },
};
