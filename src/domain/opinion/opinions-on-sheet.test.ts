import { describe, expect, it } from 'vitest';
import { type SaidOpinion, textWithOpinions } from './opinions-on-sheet.ts';

const said = (text: string, response: SaidOpinion['response'] = null): SaidOpinion => ({
  by: '委員（商工会）',
  text,
  response,
});
const answer = { by: '長寿課', text: '出向きます。', state: '一部反映' };
const ofCommittee = { filledBy: 'committee' as const };

describe('the field of the committee says', () => {
  it.each([
    ['nothing where nobody said anything', '', [], ''],
    ['an opinion', '', [said('店の声を。')], '【委員（商工会）】\n店の声を。'],
    [
      'an opinion with its answer',
      '',
      [said('店の声を。', answer)],
      '【委員（商工会）】\n店の声を。\n【市・社協の考え方：長寿課（一部反映）】\n出向きます。',
    ],
    [
      'the reason of an answer',
      '',
      [said('店の声を。', { ...answer, state: '反映しない', reason: '店がない。' })],
      '【委員（商工会）】\n店の声を。\n【市・社協の考え方：長寿課（反映しない）】\n出向きます。\n店がない。',
    ],
    ['what was printed, once', '店の声を。', [said('店の　声を。')], '店の声を。'],
    [
      'what came after the print, below it',
      '前の意見',
      [said('次の意見')],
      '前の意見\n【委員（商工会）】\n次の意見',
    ],
  ])('%s', (_name, written, opinions, shown) => {
    expect(textWithOpinions(ofCommittee, written, opinions)).toBe(shown);
  });
});

it('another field says what is written in it', () => {
  expect(textWithOpinions({}, '課の文', [said('店の声を。')])).toBe('課の文');
});
