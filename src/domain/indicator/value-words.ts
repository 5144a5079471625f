import { squeeze } from '../text/fold.ts';
import type { Meaning, MissingReason } from './value.ts';

const KEEP =
  /^(?:[→⇒➡]|(?:現状|現在|現行|目標|前年度?)?の?(?:値|数|数値|水準)?[をの]?維持(?:する|に努める)?|現状(?:のまま|程度|並み)|同(?:程度|水準|数)|横ばい|据え?置き?|前年度?(?:並み|同様))$/u;
const UP =
  /^(?:[↑↗⬆⇧]|増|微増|増加|上昇|向上|拡大|増やす|(?:増加|上昇|向上)(?:傾向|させる|する|を(?:目指す|図る)))$/u;
const DOWN =
  /^(?:[↓↘⬇⇩]|減|微減|減少|低下|縮小|削減|減らす|(?:減少|低下|削減)(?:傾向|させる|する|を(?:目指す|図る)))$/u;
const BETTER = /^改善(?:傾向|させる|する|を(?:目指す|図る))?$/u;
const AS_NEEDED = /^(?:随時|適宜|都度|その都度|必要時|必要に応じて?)(?:に?(?:実施|開催|対応)(?:する)?)?$/u;
const NONE =
  /^(?:数値)?(?:目標)?値?[はの]?(?:未設定|設定(?:なし|無し?|しない|せず|していない)|目標値?(?:なし|無し?))$/u;

const MISSING: [MissingReason, RegExp][] = [
  ['blank', /^$/],
  ['dash', /^(?:ー+|[~…/]|・{2,}|\.{2,})$/u],
  ['notDone', /(?:未実施|未開催|(?:実施|開催)(?:なし|無し?|せず|できず|しなかった|できなかった))$/u],
  ['cancelled', /(?:開催|実施|事業)?中止$/u],
  ['suspended', /(?:休止|休会)$/u],
  ['postponed', /延期$/u],
  ['ended', /廃止$/u],
  ['noRecord', /^(?:(?:実績|該当|報告|申請|利用)[はが]?)?(?:なし|無し?|なかった)$/u],
  ['notSurveyed', /(?:未調査|未計測|未測定|(?:調査|計測|測定)(?:なし|無し?|せず|していない))$/u],
  ['notPublished', /^(?:非公表|未公表|非公開|公表(?:なし|せず|していない))$/u],
  ['pending', /^(?:集計中|未集計|未確定|算定中|算出中)$/u],
  ['undecided', /^未定$/u],
  ['notKnown', /^(?:不明|未把握|把握(?:なし|せず|していない)|データ(?:なし|無し?)|N\/?A|n\/?a)$/u],
];
/** A cause may stand before the word: ○○の影響により中止. Longer than this it is a sentence, not a value. */
const CAUSE = /^.{1,15}?(?:により|のため|による|で|につき)(?=.)/u;

const STAGE =
  '調査|研究|検討|準備|協議|調整|計画|策定|設計|試行|着手|開始|実施|導入|設置|整備|構築|運用|運営|検証|評価|見直し|充実|継続|完成|完了|配布|作成|選定|締結|開設|普及';
const STAGES = new RegExp(`^(?:(?:${STAGE})(?:中|済み?|予定)?(?:・|、|/|及び|と)?)+$`, 'u');

/** Does a word say that a figure is to stay as it is (200人を維持)? */
export function saysKeep(words: string): boolean {
  return KEEP.test(squeeze(words).replace(/^を/u, ''));
}

/**
 * What does a value without any figure mean? Knows the words of keeping, rising, falling, of no target, of nothing
 * measured, and stages of work; other words are `words`, and a text without a letter is `unknown`.
 */
export function parseWords(text: string): Meaning {
  const words = squeeze(text)
    .replace(/[。.]$/u, '')
    .replace(/^\((.*)\)$/u, '$1');
  const bare = words.replace(/\([^()]*\)/gu, '') || words;
  if (KEEP.test(bare)) return { kind: 'keep' };
  if (UP.test(bare)) return { kind: 'trend', direction: 'up' };
  if (DOWN.test(bare)) return { kind: 'trend', direction: 'down' };
  if (BETTER.test(bare)) return { kind: 'trend', direction: 'better' };
  if (AS_NEEDED.test(bare)) return { kind: 'asNeeded' };
  if (NONE.test(bare)) return { kind: 'none' };
  const reason = missingReason(bare);
  if (reason) return { kind: 'missing', reason };
  const stages = bare.split(/[→⇒➡]/u);
  if (stages.every((stage) => STAGES.test(stage))) return { kind: 'milestone', stages, position: null };
  return { kind: /\p{L}/u.test(words) ? 'words' : 'unknown' };
}

function missingReason(words: string): MissingReason | undefined {
  const said = words.replace(CAUSE, '');
  return MISSING.find(([, pattern]) => {
    const match = said.match(pattern);
    return match !== null && match.index === 0;
  })?.[0];
}
