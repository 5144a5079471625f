import { z } from 'zod';
import { postPath } from '#addresses/people.ts';
import type { AppContext } from '#http/context.ts';
import { readForm } from '#http/read-form.ts';
import { enterHolder } from '#records/people/enter-holder.ts';
import { addPost, closePost, editPost } from '#records/people/save-post.ts';
import { departmentPage } from './department-page.tsx';
import { departmentsPage } from './departments-page.tsx';
import { editorOf } from './editor-of.ts';
import { day, optionalDay, optionalEmail, optionalText, role, text, ticked, version } from './fields.ts';
import { answer, type Refused } from './people-parts.tsx';
import { postPage } from './post-page.tsx';

const Fields = { department: optionalText('課'), section: optionalText('係'), title: text('職名'), role };
const Addition = z.object(Fields);
const Change = z.object({ version, ...Fields });
const Closing = z.object({ version, closedOn: optionalDay('廃止日') });
const Holder = z.object({
  name: text('氏名'),
  kana: optionalText('かな'),
  email: optionalEmail('メールアドレス'),
  from: day('着任日'),
  replaces: ticked,
});

const idOf = (c: AppContext) => c.req.param('post')!;

/** From the page of a department, or from that of all departments for a post above them. */
export async function answerPostAddition(c: AppContext) {
  const form = readForm(c, Addition);
  const department = String(c.get('form')?.get('department') ?? '');
  const again = (refused: Refused) =>
    department === '' ? departmentsPage(c, refused) : departmentPage(c, refused, department);
  if (!form.ok) return again(form);
  const { department: departmentId, ...post } = form.value;
  const added = await addPost(c.get('db'), editorOf(c), { departmentId, ...post });
  return answer(c, added, {
    done: (id) => ({ path: postPath(id), notice: 'post-added' }),
    refused: again,
  });
}

export async function answerPostChange(c: AppContext) {
  const form = readForm(c, Change);
  if (!form.ok) return postPage(c, form);
  const { department: departmentId, ...post } = form.value;
  const changed = await editPost(c.get('db'), editorOf(c), { id: idOf(c), departmentId, ...post });
  return answer(c, changed, {
    done: () => ({ path: postPath(idOf(c)), notice: 'post-saved' }),
    refused: (refused) => postPage(c, refused),
  });
}

export async function answerPostClosing(c: AppContext) {
  const form = readForm(c, Closing);
  if (!form.ok) return postPage(c, form);
  const closed = await closePost(c.get('db'), editorOf(c), { id: idOf(c), ...form.value });
  return answer(c, closed, {
    done: () => ({ path: postPath(idOf(c)), notice: 'post-closed' }),
    refused: (refused) => postPage(c, refused),
  });
}

export async function answerHolder(c: AppContext) {
  const form = readForm(c, Holder);
  if (!form.ok) return postPage(c, form);
  const entered = await enterHolder(c.get('db'), editorOf(c), { postId: idOf(c), ...form.value });
  return answer(c, entered, {
    done: () => ({ path: postPath(idOf(c)), notice: 'holder-entered' }),
    refused: (refused) => postPage(c, refused),
  });
}
