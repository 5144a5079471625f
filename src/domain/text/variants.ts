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

/**
 * Old forms 旧字体 of the letters in common use, each with the form of today. Source: 常用漢字表 (平成22年内閣告示第2号), where they stand in
 * brackets; those that NFKC turns by itself (海, 福, 都 …) need no row.
 */
const OLD_FORMS =
  '亞亜惡悪壓圧圍囲醫医爲為壹壱隱隠榮栄營営衞衛驛駅圓円緣縁艷艶鹽塩奧奥應応橫横歐欧毆殴黃黄溫温穩穏假仮價価畫画會会壞壊懷懐繪絵槪概擴拡殼殻覺覚學学嶽岳樂楽渴渇卷巻陷陥勸勧寬寛關関歡歓觀観氣気歸帰僞偽戲戯犧犠舊旧據拠擧挙虛虚峽峡挾挟狹狭鄕郷曉暁' +
  '區区驅駆勳勲薰薫徑径惠恵揭掲溪渓經経螢蛍輕軽繼継鷄鶏藝芸擊撃缺欠硏研縣県儉倹劍剣險険圈圏檢検獻献權権顯顕驗験嚴厳廣広效効恆恒鑛鉱號号國国黑黒碎砕濟済齋斎劑剤雜雑參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児辭辞濕湿實実寫写釋釈壽寿收収從従澁渋獸獣縱縦' +
  '肅粛處処緖緒敍叙將将稱称涉渉燒焼證証奬奨條条狀状乘乗淨浄剩剰疊畳繩縄壤壌孃嬢讓譲釀醸觸触囑嘱眞真寢寝愼慎盡尽圖図粹粋醉酔穗穂隨随髓髄樞枢數数瀨瀬聲声齊斉靜静竊窃攝摂專専淺浅戰戦踐践錢銭潛潜纖繊禪禅雙双壯壮爭争莊荘搜捜插挿巢巣瘦痩裝装總総騷騒' +
  '增増藏蔵臟臓卽即屬属續続墮堕對対體体帶帯滯滞臺台瀧滝擇択澤沢擔担單単膽胆團団斷断彈弾遲遅癡痴蟲虫晝昼鑄鋳廳庁徵徴聽聴敕勅鎭鎮遞逓鐵鉄轉転點点傳伝燈灯當当黨党盜盗稻稲鬭闘德徳獨独讀読屆届貳弐惱悩腦脳霸覇拜拝廢廃賣売麥麦發発髮髪拔抜晚晩蠻蛮祕秘' +
  '濱浜甁瓶拂払佛仏倂併竝並餠餅邊辺變変辨弁瓣弁辯弁步歩寶宝豐豊沒没飜翻每毎萬万滿満麵麺默黙彌弥譯訳藥薬與与豫予餘余譽誉搖揺樣様謠謡來来賴頼亂乱覽覧龍竜兩両獵猟綠緑壘塁禮礼曆暦歷歴戀恋鍊錬爐炉勞労郞郎樓楼錄録灣湾';

/** Other forms in names of people and places, each with the form that an office types (人名用漢字別表, the letters of family registers). */
const NAME_FORMS =
  '髙高﨑崎嵜崎濵浜邉辺櫻桜𠮷吉舘館嶋島嶌島冨富峯峰檜桧靑青淸清彥彦尙尚敎教堯尭槇槙遙遥祿禄禰祢禱祷巖巌昻昂曻昇晄晃晉晋瑤瑶穰穣聰聡萠萌鄰隣隸隷眾衆栁柳桺柳桒桑槗橋𣘺橋舩船㐂喜圡土兔兎廸迪逹達劔剣劒剣釼剣劎剣斈学凉涼曾曽蘆芦渕淵渊淵塲場壺壷枡桝' +
  '戶戸户戸吳呉吕呂俱倶蟬蝉萊莱蔣蒋驒騨熈熙煕熙靍鶴靏鶴鸖鶴龜亀蘓蘇籔薮藪薮頰頬剝剥塡填摑掴麴麹鷗鴎繫繋蠟蝋籠篭醬醤顏顔鄉郷鹼鹸焰焔簞箪繡繍屛屏搔掻瀆涜潑溌軀躯靱靭攪撹頴穎瘠痩凛凜靈霊';

/**
 * Other letters, which people take for one another in a name that they only heard: 斉藤 and 斎藤 are two families. Search finds one by the
 * other; whether two printed names are one person is another question.
 */
const HEARD_ALIKE = '斉斎栢柏喆哲薗園埜野壄野邨村穐秋龝秋枩松柗松𠩤原';

function pairsOf(text: string): [string, string][] {
  const letters = [...text];
  return letters.flatMap((letter, at): [string, string][] =>
    at % 2 === 0 ? [[letter, letters[at + 1]!]] : [],
  );
}

/** A letter of one form in another: each printed form once, and none that leads to a form which is itself replaced. */
function replacer(pairs: [string, string][]): (text: string) => string {
  const forms = new Map(pairs);
  const printed = new RegExp(`[${[...forms.keys()].join('')}]`, 'gu');
  return (text) => text.replace(printed, (letter) => forms.get(letter)!);
}

/** Which letter is meant where this text prints a radical or an old form? Takes NFKC text; all else stays. */
export const foldVariants = replacer([...pairsOf(RADICALS), ...pairsOf(OLD_FORMS), ...pairsOf(NAME_FORMS)]);

/** One of the letters that are taken for one another, for search. Takes what {@link foldVariants} gives. */
export const foldHeardAlike = replacer(pairsOf(HEARD_ALIKE));
