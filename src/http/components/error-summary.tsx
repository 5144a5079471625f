import type { FormProblem } from '../read-form.ts';
import { fieldId } from './field-frame.tsx';
import { Icon } from './icon.tsx';

/** Every problem of a form at its head, each a link to its field. Nothing when there is none. */
export function ErrorSummary({ problems }: { problems: readonly FormProblem[] | undefined }) {
  if (!problems || problems.length === 0) return null;
  return (
    <section class="banner banner-error" role="alert" tabindex={-1} aria-labelledby="error-summary-title">
      <Icon name="error" />
      <div class="banner-body">
        <h2 class="banner-title" id="error-summary-title">
          入力内容を確認してください（{problems.length}件）
        </h2>
        <ul class="banner-list">
          {problems.map((problem) => (
            <li>
              <a href={`#${fieldId(problem.field)}`}>{problem.sentence}</a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
