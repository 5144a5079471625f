import type { StaffDifference } from '#domain/people/compare-staff.ts';
import type { KnownStaff } from '#domain/people/known-staff.ts';
import { postName } from '#domain/people/post-name.ts';

/** How the things of a difference are called, those that are known and those that would be new. */
export type StaffNames = { post: (id: string) => string; person: (id: string) => string };

export function staffNames(known: KnownStaff, difference: StaffDifference): StaffNames {
  const departments = new Map(
    [...known.departments, ...difference.newDepartments].map(({ id, name }) => [id, name]),
  );
  const posts = new Map(
    [...known.posts, ...difference.newPosts].map((post) => [
      post.id,
      postName({ ...post, department: departments.get(post.departmentId ?? '') ?? null }),
    ]),
  );
  const persons = new Map([...known.persons, ...difference.newPersons].map(({ id, name }) => [id, name]));
  return { post: (id) => posts.get(id) ?? '', person: (id) => persons.get(id) ?? '（氏名は削除済み）' };
}
