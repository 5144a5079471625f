import type { Body } from '#exchange/schema.ts';
import { foldText } from '../fold.ts';
import type { ReadProject } from '../read-plan.ts';

/**
 * The projects listed so far, by title: where does a printed 再掲 point to? A listing of the same body (city or
 * 社協) comes first, because both may print a project of the same title.
 */
export class Listings {
  readonly #first = new Map<string, ReadProject>();

  find(title: string, body: Body | null): ReadProject | null {
    const key = titleKey(title);
    return this.#first.get(`${body}|${key}`) ?? this.#first.get(key) ?? null;
  }

  add(project: ReadProject, body: Body | null): void {
    const key = titleKey(project.title.text);
    if (key === '') return;
    for (const name of [`${body}|${key}`, key]) if (!this.#first.has(name)) this.#first.set(name, project);
  }
}

/** Glossary marks (生涯学習社会*) are no part of a title's identity. */
const titleKey = (title: string) => foldText(title).replaceAll('*', '');
