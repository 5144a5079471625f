import type { Db } from '#db/connect.ts';
import { cliRefusals } from '#messages/command-line.ja.ts';
import { listMunicipalities } from '#records/people/municipality.ts';
import type { Terminal } from './command.ts';

/** The one municipality that a command works for; null, with a sentence, where that is not clear. */
export async function findMunicipality(
  db: Db,
  terminal: Terminal,
): Promise<{ id: string; name: string } | null> {
  const [municipality, another] = await listMunicipalities(db.kysely);
  if (municipality && !another) return municipality;
  terminal.complain(cliRefusals[municipality ? 'municipality-several' : 'municipality-missing']({}));
  return null;
}
