import { Hono } from 'hono';
import type { AppConfig } from '#config';
import type { Env } from '#http/context.ts';
import { permitLinked } from '#http/permit.ts';
import { attachmentDownload } from './attachment-download.ts';
import { autosave } from './autosave.ts';
import { entryPage } from './get-entry.ts';
import { postEntry } from './post-entry.ts';
import { presenceAnswer } from './presence-answer.ts';

/** Filling in a sheet. Who may write in which part is decided in the write itself. */
export const sheetsRoutes = (config: AppConfig) =>
  new Hono<Env>()
    .get(
      '/plans/:plan/sheets/:sheet/entry',
      permitLinked('sheet', 'writer', 'approver', 'secretariat'),
      entryPage,
    )
    .post(
      '/plans/:plan/sheets/:sheet/entry',
      permitLinked('sheet', 'writer', 'secretariat'),
      postEntry(config),
    )
    .post(
      '/plans/:plan/sheets/:sheet/autosave',
      permitLinked('sheet', 'writer', 'secretariat'),
      autosave(config),
    )
    .post(
      '/plans/:plan/sheets/:sheet/presence',
      permitLinked('sheet', 'writer', 'secretariat'),
      presenceAnswer,
    )
    .get('/plans/:plan/sheets/:sheet/attachments/:attachment', permitLinked('sheet'), attachmentDownload);
