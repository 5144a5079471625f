import { describe, expect, it } from 'vitest';
import { LEAST_PASSWORD_LENGTH, passwordProblem } from './password-rule.ts';
import { USUAL_PASSWORDS } from './usual-passwords.ts';

describe('a password', () => {
  it.each([
    ['kawa-no-hotori', 'tantou', null],
    ['全角の合言葉でも十二文字', 'tantou', null],
    ['ajisaihanabishouga', 'tantou', null],
    ['elevenchars', 'tantou', 'password-short'],
    ['ｅｌｅｖｅｎｃｈａｒｓ', 'tantou', 'password-short'],
    ['𠮷𠮷𠮷𠮷𠮷𠮷', 'tantou', 'password-short'],
    ['tantou-kaigo-12', 'tantou-kaigo-12', 'password-is-name'],
    ['TANTOU-KAIGO-12', 'tantou-kaigo-12', 'password-is-name'],
    ['tantou-kaigo-12!!', 'tantou-kaigo-12', 'password-is-name'],
    ['to-no-kaigo-yama-e', 'kaigo', null],
    ['password1234', 'tantou', 'password-common'],
    ['Pass-Word-1234', 'tantou', 'password-common'],
    ['１２３４５６７８９０１２', 'tantou', 'password-common'],
    ['aaaaaaaaaaaaaaaa', 'tantou', 'password-common'],
    ['abababababababab', 'tantou', 'password-common'],
  ])('%j of %j: %s', (password, signIn, problem) => {
    expect(passwordProblem(password, signIn)).toBe(problem);
  });

  it('is listed as common only where its length would let it pass', () => {
    expect([...USUAL_PASSWORDS].filter((one) => one.length < LEAST_PASSWORD_LENGTH)).toEqual([]);
    expect([...USUAL_PASSWORDS].filter((one) => one !== one.toLowerCase())).toEqual([]);
  });
});
