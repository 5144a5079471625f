import fc from 'fast-check';
import type { FilledForm } from './office-forms.ts';

/** What an office could fill in: invented, of any length, with bullets and line breaks, some of it left empty. */

const noun = fc.constantFrom(
  '花壇',
  '見守り',
  '居場所',
  '相談',
  '学び',
  '交流',
  '体操',
  '配食',
  '畑',
  '朝市',
);
const act = fc.constantFrom('教室', '支援', '事業', '講座', 'まつり', 'づくり', '活動');
const sentence = fc
  .tuple(
    noun,
    act,
    fc.integer({ min: 1, max: 400 }),
    fc.constantFrom('を行った。', 'に取り組む。', 'がある。', 'を広げていく。'),
  )
  .map(([n, a, count, end]) => `${n}${a}を${count}人と進め、地域の人びとが顔を合わせる機会${end}`);
const prose = fc.oneof(
  fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
  fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.map((one) => `・${one}`).join('\n')),
);
const figure = fc.oneof(
  fc.integer({ min: 1, max: 9999 }).map((n) => `${n}回`),
  fc.constantFrom('延べ１７４件', '10,004,000円', '1.34%', '維持', '検討', '－', '105%以上'),
);

/** `grades`: the codes of the scale that the form is graded by. */
const filledForm = (grades: readonly string[]): fc.Arbitrary<Omit<FilledForm, 'number'>> =>
  fc.record({
    goal: fc.constant('１　花と緑のまち'),
    direction: fc.constantFrom('（１）花を育てる人づくり', '（２）集う場づくり'),
    priority: fc.constant('① 花壇のあるまち'),
    title: fc.tuple(noun, noun, act).map((parts) => parts.join('')),
    department: fc.constantFrom('みどり課', '福祉政策課', '健康づくり室'),
    subsection: fc.constantFrom('', '花係', '地域係'),
    overview: prose,
    indicator: fc.tuple(noun, act).map(([n, a]) => `${n}${a}の回数`),
    targets: fc.array(figure, { minLength: 5, maxLength: 5 }),
    actuals: fc.array(figure, { minLength: 1, maxLength: 3 }),
    grade: fc.constantFrom(...grades),
    activities: prose,
    outcome: prose,
    selfEvaluation: prose,
    issues: prose,
    futurePolicy: prose,
    collaboration: fc.oneof(fc.constant(''), prose),
    opinion: fc.oneof(fc.constant(''), prose),
  });

/** Some forms of one book: each project has a number and a title of its own. */
export const filledBook = (grades: readonly string[], most: number): fc.Arbitrary<FilledForm[]> =>
  fc
    .uniqueArray(filledForm(grades), { minLength: 1, maxLength: most, selector: ({ title }) => title })
    .map((forms) => forms.map((form, i) => ({ ...form, number: String.fromCodePoint(0x2460 + i) })));
