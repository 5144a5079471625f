const CIRCLED_ZERO = '⓪';
const IROHA =
  'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン';
const AIUEO = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
const DIGITS = '〇一二三四五六七八九';
const LEGAL = '零壱弐参四伍六七八九';

/** The number of a list as Word prints it in one of its formats (ST_NumberFormat); those that Japan does not use: in digits. */
export function numberText(format: string, number: number): string {
  const n = Number.isFinite(number) ? Math.max(0, Math.trunc(number)) : 0;
  const from = (letters: string) => [...letters][(n - 1) % [...letters].length] ?? '';
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return fullWidth(String(n));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circled(n);
    case 'decimalEnclosedParen':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x2474 + n - 1) : `(${n})`;
    case 'decimalEnclosedFullstop':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x2488 + n - 1) : `${n}.`;
    case 'upperRoman':
      return roman(n);
    case 'lowerRoman':
      return roman(n).toLowerCase();
    case 'upperLetter':
      return letters(n, 0x41);
    case 'lowerLetter':
      return letters(n, 0x61);
    case 'aiueoFullWidth':
      return from(AIUEO);
    case 'aiueo':
      return from('ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ');
    case 'irohaFullWidth':
    case 'iroha':
      return from(IROHA);
    case 'ideographTraditional':
      return from('甲乙丙丁戊己庚辛壬癸');
    case 'ideographZodiac':
      return from('子丑寅卯辰巳午未申酉戌亥');
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
      return [...String(n)].map((digit) => DIGITS[Number(digit)]).join('');
    case 'japaneseCounting':
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return counted(n, DIGITS, '十百千', false);
    case 'japaneseLegal':
      return counted(n, LEGAL, '拾百阡', true);
    default:
      return String(n);
  }
}

const fullWidth = (digits: string) =>
  digits.replace(/\d/gu, (one) => String.fromCodePoint(one.codePointAt(0)! + 0xfee0));

function circled(n: number): string {
  if (n === 0) return CIRCLED_ZERO;
  if (n <= 20) return String.fromCodePoint(0x2460 + n - 1);
  if (n <= 35) return String.fromCodePoint(0x3251 + n - 21);
  return n <= 50 ? String.fromCodePoint(0x32b1 + n - 36) : `(${n})`;
}

/** a … z, aa … zz, aaa …: Word repeats the letter. */
function letters(n: number, first: number): string {
  if (n === 0) return '';
  return String.fromCodePoint(first + ((n - 1) % 26)).repeat(Math.min(30, Math.ceil(n / 26)));
}

const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
function roman(n: number): string {
  let [left, text] = [Math.min(n, 3999), ''];
  for (const [value, sign] of ROMAN)
    while (left >= value) {
      text += sign;
      left -= value;
    }
  return text;
}

/** 二十三; `saysOne`: 壱拾 and not 拾. */
function counted(n: number, digits: string, units: string, saysOne: boolean): string {
  if (n === 0 || n > 9999) return n === 0 ? digits[0]! : String(n);
  return [...String(n)]
    .map((digit, at, all) => {
      const unit = units[all.length - at - 2] ?? '';
      if (digit === '0') return '';
      return digit === '1' && unit !== '' && !saysOne ? unit : `${digits[Number(digit)]}${unit}`;
    })
    .join('');
}
