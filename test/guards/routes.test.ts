import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile } from '../kit/project-files.ts';

/** The only addresses that answer to somebody who has not signed in. */
const OPEN = [
  '/sign-in',
  '/session',
  '/session/end',
  // The second question, for a session that opens nothing else; the way to and from the identity provider.
  '/second-factor',
  '/identity-provider',
  '/identity-provider/callback',
  // Who forgot the password, and who was given a link to be spent once.
  '/password-reset',
  '/passwords/:token',
  '/links/:token',
];

const routes = projectFiles(/^src\/features\/[^/]+\/([a-z-]+-)?routes\.tsx?$/).flatMap((file) =>
  [...readProjectFile(file).matchAll(/\.(get|post|put|patch|delete)\(\s*'([^']+)',\s*([A-Za-z]+)/gu)].map(
    (match) => ({
      file,
      path: match[2]!,
      guard: match[3]!,
    }),
  ),
);

describe('the routes of the features', () => {
  it('name who may, before anything else', () => {
    expect(routes.length).toBeGreaterThan(15);
    const unguarded = routes.filter(({ path, guard }) => !/^permit/.test(guard) && !OPEN.includes(path));
    expect(unguarded).toEqual([]);
  });

  it('are nouns, lower-case', () => {
    expect(routes.filter(({ path }) => !/^\/([a-z.-]+|:[a-z]+)?(\/([a-z.-]+|:[a-z]+))*$/.test(path))).toEqual(
      [],
    );
  });
});
