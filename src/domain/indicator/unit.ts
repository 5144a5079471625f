const PLACES = ['箇', '個', 'か', 'カ', 'ヶ', 'ヵ', 'ケ'].flatMap((letter) => [
  `${letter}所`,
  `${letter}月`,
  `${letter}国`,
]);

/** Counters that sheets print after a figure. A counter that is not here is still read where nothing else follows it. */
const COUNTERS = [
  ...PLACES,
  ...'人 名 回 件 団体 校 園 館 施設 法人 社 店 店舗 事業所 事業 地区 区 世帯 戸 組 班 クラブ サロン グループ チーム コース 講座 教室'.split(
    ' ',
  ),
  ...'会場 会員 会 台 枚 部 冊 本 個 口 日間 日 週間 時間 分 年間 年 泊 食 品目 種類 種 項目 メニュー 点 位 倍 割 ポイント 円 自治会 町内会'.split(
    ' ',
  ),
  ...'町会 圏域 センター 拠点 路線 便 校区 学区 ケース 例 事例 言語 人日 機関 企業 協定 か年 号 区域 議題 % ‰ pt kg g t km m m2 ha PTA'.split(
    ' ',
  ),
].sort((a, b) => b.length - a.length);

const SAME_AS: Record<string, string> = { 名: '人', pt: 'ポイント' };

/** With which known counter does this text begin? The longest one; '' if with none. */
export function counterAtStart(text: string): string {
  return COUNTERS.find((counter) => text.startsWith(counter)) ?? '';
}

/**
 * Do two units count the same thing: 人 and 名, か所 and 箇所? A unit that is not printed ('') may be any counter, but not
 * % and not 円: those change the figure by their scale, so they are never supplied.
 */
export function isSameUnit(one: string, other: string): boolean {
  if (one === '' || other === '') return !/[%円]/.test(one + other);
  return canonical(one) === canonical(other);
}

function canonical(unit: string): string {
  return SAME_AS[unit] ?? unit.replace(/^[箇個カヶヵケ](?=[所月国])/u, 'か');
}
