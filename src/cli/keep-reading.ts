import type { Config } from '#config';
import type { Db } from '#db/connect.ts';
import type { Outcome } from '#domain/outcome.ts';
import { confirmDraft } from '#features/imports/confirm-draft.ts';
import type { FilesReading } from '#features/imports/read-files.ts';
import { cliRefusals } from '#messages/command-line.ja.ts';
import type { ImportRefusal } from '#reading/refusal.ts';
import { sentenceOf } from '#reading/refusal.ts';
import { cancelDraft } from '#records/draft/cancel-draft.ts';
import { makeDraft } from '#records/draft/make-draft.ts';
import { packReading } from '#records/draft/pack-reading.ts';
import { EXIT, type ExitCode, type Input, type Terminal } from './command.ts';
import { findMunicipality } from './find-municipality.ts';
import { withDatabase } from './with-database.ts';

type Report = (reading: FilesReading, input: Input, terminal: Terminal) => Promise<boolean>;

/** Reads for the municipality of this installation and keeps the reading: as a draft, or with --confirm in the plans. */
export function keepReading(
  input: Input,
  terminal: Terminal,
  read: (municipality: string) => Promise<Outcome<FilesReading, ImportRefusal>>,
  report: Report,
): Promise<ExitCode> {
  return withDatabase(input, terminal, async (db, config) => {
    const municipality = await findMunicipality(db, terminal);
    if (!municipality) return EXIT.refused;
    const reading = await read(municipality.name);
    if (!reading.ok) {
      terminal.complain(sentenceOf(reading.refusal));
      return EXIT.unreadable;
    }
    if (!(await report(reading.value, input, terminal))) return EXIT.refused;
    const importer = { municipalityId: municipality.id, actor: 'ayumi import' };
    const draft = await makeDraft(db, importer, packReading(reading.value), input.text('plan'));
    if (!draft.ok) {
      terminal.complain(sentenceOf(draft.refusal));
      return EXIT.refused;
    }
    const say = (line: string) => (input.has('json') ? terminal.tell(line) : terminal.print(line));
    const page = `${addressOf(config)}/imports/${draft.value}`;
    if (!input.has('confirm')) {
      await say(
        `読み込み結果 ${draft.value} を登録前の状態で保存しました。${page} で確かめて登録してください。`,
      );
      return EXIT.ok;
    }
    const exit = await confirm(db, importer, draft.value, reading.value, say, terminal, page);
    const isNew = input.text('plan') === undefined;
    if (exit === EXIT.ok && isNew && reading.value.document.plans.some(({ title }) => title === ''))
      terminal.complain(cliRefusals['title-missing']({}));
    return exit;
  });
}

async function confirm(
  db: Db,
  importer: { municipalityId: string; actor: string },
  draftId: string,
  { document }: FilesReading,
  say: (line: string) => void | Promise<void>,
  terminal: Terminal,
  page: string,
): Promise<ExitCode> {
  const count = document.problems.filter(({ severity }) => severity === 'error').length;
  if (count > 0) {
    terminal.complain(cliRefusals['problems-are-errors']({ count, page }));
    return EXIT.refused;
  }
  const key = { municipalityId: importer.municipalityId, draftId };
  const confirmation = { version: 1, acknowledged: false, isTitleNeeded: false };
  const confirmed = await confirmDraft(db, importer, key, confirmation);
  if (!confirmed.ok) {
    if (confirmed.refusal.code === 'plan-nothing') await cancelDraft(db, importer, key);
    terminal.complain(sentenceOf(confirmed.refusal));
    return EXIT.refused;
  }
  await say(`計画 ${confirmed.value.join('、')} に登録しました。`);

  return EXIT.ok;
}

const addressOf = ({ origin, port }: Config) => origin ?? `http://localhost:${port}`;
