/**
 * CJK radicals and the characters that they look like. Fonts draw both with one glyph, and some programs name that glyph by
 * the radical: a PDF then says ⼈⽴ where 人立 is printed. Unicode tells the character of U+2F00–2FDF, and of the
 * supplement that of two.
 */
const SUPPLEMENT =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈勹⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭' +
  '⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳罓⺴罓⺵羊⺶羊⺷羊⺸羊⺹耂⺺聿⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门' +
  '⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';
const CHARACTERS = new Map(
  Array.from({ length: [...SUPPLEMENT].length / 2 }, (_, i) => {
    const pair = [...SUPPLEMENT].slice(2 * i, 2 * i + 2);
    return [pair[0]!, pair[1]!] as const;
  }),
);

/** The text with characters in place of radicals; nothing else is changed. */
export const withoutRadicals = (text: string): string =>
  text.replaceAll(/[\u2e80-\u2fdf]/gu, (radical) => CHARACTERS.get(radical) ?? radical.normalize('NFKC'));
