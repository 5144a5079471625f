/**
 * Characters that are one letter to a reader but not to NFKC, in pairs: the printed form, then the form that is searched.
 * Spread with `[...PAIRS]`, because some forms lie outside the basic plane.
 */

/**
 * CJK radicals (U+2E80–U+2EFF) that PDF writers put in place of the letter itself. Source: Unicode Character Database,
 * EquivalentUnifiedIdeograph.txt; the Kangxi radicals (U+2F00–U+2FD5) need no row, NFKC has them.
 */
const RADICALS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民' +
  '⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹' +
  '⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞' +
  '⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

/** Old and variant forms in names of people and places, each with the form that an office types (常用漢字表, 人名用漢字別表). */
const LETTER_FORMS =
  '髙高﨑崎嵜崎濵浜濱浜邊辺邉辺澤沢廣広國国櫻桜龍竜瀧滝德徳𠮷吉舘館嶋島嶌島冨富峯峰惠恵眞真實実關関檜桧條条藏蔵學学榮栄壽寿圓円' +
  '彌弥靜静禮礼與与驛駅縣県區区會会當当數数體体團団圖図變変應応對対點点發発寶宝齋斎齊斉曻昇𣘺橋凛凜遙遥頰頬剝剥塡填摑掴瘦痩麵麺籠篭' +
  '鷗鴎繫繋蠟蝋禱祷禰祢萬万豐豊靑青淸清緖緒黑黒增増寬寛敎教曆暦歷歴每毎淺浅渴渇溫温狀状獨独畫画瘠痩盡尽眾衆硏研穗穂' +
  '緣縁總総聲声聽聴舊旧莊荘號号處処覺覚觀観證証讀読譽誉賴頼轉転辨弁瓣弁辯弁遲遅醫医釋釈鐵鉄隨随險険雜雑靈霊顏顔顯顕餘余驗験鹽塩麥麦黃黄';

function pairsOf(text: string): [string, string][] {
  const letters = [...text];
  return letters.flatMap((letter, at): [string, string][] =>
    at % 2 === 0 ? [[letter, letters[at + 1]!]] : [],
  );
}

const SEARCHED = new Map([...pairsOf(RADICALS), ...pairsOf(LETTER_FORMS)]);
const PRINTED = new RegExp(`[${[...SEARCHED.keys()].join('')}]`, 'gu');

/** Which letter is searched where this text prints a radical or an old form? Takes NFKC text; all else stays. */
export function foldVariants(text: string): string {
  return text.replace(PRINTED, (letter) => SEARCHED.get(letter)!);
}
