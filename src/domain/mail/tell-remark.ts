import type { ActorPost, NamedDepartment } from '../people/actor.ts';
import { type Addressee, eachOnce, type PostHolder, withAddress } from './addressees.ts';
import type { ToldSheet } from './tell-move.ts';

type Said = {
  /** Whose part it is about; null: the whole sheet. */
  department: NamedDepartment | null;
  sheet: Pick<ToldSheet, 'departments'>;
  by: { personId: string | null; posts: readonly ActorPost[] };
};

/**
 * Who is told of a remark? The writers of the part, those of every part where it is about the whole sheet. What a writer says
 * is no mail: whoever asked looks at the sheet again before it moves on.
 */
export function tellRemark(
  { department, sheet, by }: Said,
  holders: readonly PostHolder[],
): { to: Addressee; department: string }[] {
  const concerned = department === null ? sheet.departments : [department];
  return concerned
    .filter(
      (owner) => !by.posts.some((post) => post.role === 'writer' && post.departmentIds.includes(owner.id)),
    )
    .flatMap((owner) => {
      const writers = holders.filter((one) => one.role === 'writer' && one.departmentIds.includes(owner.id));
      return withAddress(eachOnce(writers, by.personId)).map((to) => ({ to, department: owner.label }));
    });
}
