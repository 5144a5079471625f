import { z } from 'zod';
import { LEAST_PASSWORD_LENGTH, passwordProblem } from '#domain/people/password-rule.ts';
import { type FormProblem, formProblem } from '#http/read-form.ts';

/** A new password is typed twice, wherever it is set. */
export const newPasswordFields = {
  password: z.string().min(1).max(200).meta({ title: '新しいパスワード' }),
  again: z.string().max(200).meta({ title: '新しいパスワード（確認）' }),
};

/** What keeps this from being the new password, at its field. */
export function newPasswordProblem(
  { password, again }: { password: string; again: string },
  signIn: string,
): FormProblem | null {
  const code = passwordProblem(password, signIn);
  if (code) return formProblem('password', code, '', LEAST_PASSWORD_LENGTH);
  const isSame = password.normalize('NFKC') === again.normalize('NFKC');
  return isSame ? null : formProblem('again', 'password-differs');
}
