import type { Hono } from 'hono';
import type { Db } from '#db/connect.ts';
import type { EventKind } from '#domain/activity/event-kind.ts';
import type { Role } from '#domain/people/role.ts';
import type { Env } from '#http/context.ts';
import type { Browser } from '../browser.ts';
import type { RichTown } from '../rich-town.ts';
import { type Form, formsOf, type Route, routeOf, send } from '../route-walk.ts';

/** Where somebody is in a town: `at` is the address that the last answer led to, `text` what it showed. */
export type Walk = { db: Db; app: Hono<Env>; routes: Route[]; town: RichTown; at: string; text: string };
export type Sent = Record<string, string | string[] | File>;
type InTown<T> = T | ((walk: Walk) => T | Promise<T>);

/** One act of somebody: the page that is opened, the form on it that is sent, and what is typed there. */
export type Door = {
  /** The event that the act is there for. */
  kind: EventKind;
  who: Role;
  /** The route that the form goes to; of a command its name. */
  door: string;
  page: InTown<string>;
  /** Which form of the page, where several go there: a field that it holds, or the button that is pressed. */
  pressed?: [name: string, value: string];
  /** Or where it goes to, where only that tells it from others. */
  action?: InTown<string>;
  /** What a script of the page sends by itself: the fields of the form that goes to this route. */
  scriptOf?: string;
  typed?: InTown<Sent>;
  /** For what no form of a page sends. */
  go?: (walk: Walk) => Promise<Response>;
  /** Who reads the log, where that is not the town's secretariat. */
  reads?: (walk: Walk) => Promise<Browser>;
  /** What happens before, of the same table. */
  after?: EventKind[];
  /** Everything that is written, in this order, where it is more than the one event. */
  writes?: EventKind[];
  /** As the log names the actor, where that is not the person of `who`. */
  actor?: string;
  /** The plan and the record that the event is about; null: none, a pattern for an id that is new. */
  about: [plan: string | RegExp | null, subject: InTown<string> | RegExp | null];
  /** The line of the log. */
  says: string;
};

export const inTown = async <T>(value: InTown<T>, walk: Walk): Promise<T> =>
  typeof value === 'function' ? (value as (walk: Walk) => T | Promise<T>)(walk) : value;

/** An act, whatever the log tells of it. */
export type Act = Omit<Door, 'about' | 'says' | 'writes'>;

/** What the form of a door would send from its page as it is now. */
export async function formOf(door: Act, walk: Walk): Promise<Form> {
  const page = await inTown(door.page, walk);
  const html = await (await walk.town.browsers[door.who].get(page)).text();
  const to = door.action && (await inTown(door.action, walk));
  walk.text = html;
  const form = formsOf(page, html).find(
    ({ action, fields }) =>
      routeOf(walk.routes, 'POST', action)?.path === (door.scriptOf ?? door.door) &&
      (!to || action === to) &&
      (!door.pressed ||
        fields.some(([name, value]) => name === door.pressed![0] && value === door.pressed![1])),
  );
  if (!form) throw new Error(`${door.kind}: no form for ${door.door} on ${page}`);
  const typed = Object.entries(await inTown(door.typed ?? {}, walk));
  const kept = form.fields.filter(([name]) => !typed.some(([other]) => other === name));
  const fields = [...kept, ...typed.flatMap(([name, value]) => eachOf(name, value))];
  // The address of a script stands beside that of the form.
  const sentTo = door.scriptOf ? form.action.replace(/[^/]+$/, door.door.split('/').at(-1)!) : form.action;
  return { ...form, action: sentTo, fields };
}

/** A form takes files as it takes texts. */
const eachOf = (name: string, value: string | string[] | File) =>
  (Array.isArray(value) ? value : [value]).map((one) => [name, one] as [string, string]);

/** Opens the page of a door and sends its form; before that, what has to have happened. */
export async function goThrough(door: Act, walk: Walk): Promise<Response> {
  const answer = door.go ? await door.go(walk) : await sendForm(await formOf(door, walk), door, walk);
  walk.at = answer.headers.get('location') ?? walk.at;
  walk.text = await answer.clone().text();
  return answer;
}

export const sendForm = (form: Form, { who }: Pick<Act, 'who'>, { town }: Walk): Promise<Response> =>
  send(town.browsers[who], form.action, form.fields);
