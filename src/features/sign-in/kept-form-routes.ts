import { Hono } from 'hono';
import type { Db } from '#db/connect.ts';
import { actorOf, type Env } from '#http/context.ts';
import { homePath } from '#http/home-path.ts';
import { type KeptForms, ownerOf } from '#http/kept-form/kept-forms.ts';
import { localPath } from '#http/local-path.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { permitEverybody } from '#http/permit.ts';
import { findEndedOwner } from '#records/account/ended-session.ts';
import { findKeptForm, keepForm, listKeptForms, removeKeptForm } from '#records/account/kept-forms.ts';

/** Where the forms of ended sessions are kept, for the kit to fill them in again. */
export const keptForms = (db: Db): KeptForms => ({
  findOwner: (session, now) => findEndedOwner(db, session, now),
  keep: (owner, form, at) => keepForm(db, owner, form, at),
  find: (owner, id, now) => findKeptForm(db, owner, id, now),
  list: (owner, now) => listKeptForms(db, owner, now),
  remove: (owner, id) => removeKeptForm(db, owner, id),
});

/** What is kept of one's own, and not wanted any more. */
export const keptFormRoutes = new Hono<Env>().post(
  '/kept-forms/:kept/removal',
  permitEverybody(),
  async (c) => {
    const isRemoved = await removeKeptForm(c.get('db'), ownerOf(actorOf(c)), c.req.param('kept'));
    if (!isRemoved) return c.notFound();
    const page = localPath(String(c.get('form')?.get('page') ?? '')) ?? homePath(c.get('actor'));
    return redirectWithNotice(c, page, 'kept-form-removed');
  },
);
