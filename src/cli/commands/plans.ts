import { titleOfPlan } from '#exchange/labels.ts';
import { listPlans } from '#records/plan/queries.ts';
import { type Command, dataOption, EXIT } from '../command.ts';
import { findMunicipality } from '../find-municipality.ts';
import { withDatabase } from '../with-database.ts';

export const command: Command = {
  usage: 'plans [--json]',
  about: '登録されている計画を一覧にします。',
  options: { json: { type: 'boolean', help: 'JSONで表示します' }, ...dataOption },
  operands: { least: 0, most: 0 },
  run: (input, terminal) =>
    withDatabase(input, terminal, async (db) => {
      const municipality = await findMunicipality(db, terminal);
      if (!municipality) return EXIT.refused;
      const plans = await listPlans(db.kysely, municipality.id);
      if (input.has('json')) await terminal.print(JSON.stringify(plans, null, 2));
      else if (plans.length === 0) await terminal.print('登録されている計画はありません。');
      for (const { id, title, years, projects, sheets } of input.has('json') ? [] : plans)
        await terminal.print(
          `${id}  ${titleOfPlan({ title })}（${years.from ?? '？'}～${years.to ?? '？'}年度） 事業${projects} シート${sheets}`,
        );
      return EXIT.ok;
    }),
};
