/** Scripts that tell the language, and those that several share: BCP 47 code or the script's name. */
const SCRIPTS: readonly (readonly [name: string, letters: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['Arabic', /\p{Script=Arabic}/gu],
  ['Cyrillic', /\p{Script=Cyrillic}/gu],
  ['Devanagari', /\p{Script=Devanagari}/gu],
];

/** Words that stand in almost every English sentence, and hardly in another language. */
const ENGLISH = wordSet(
  'the of with and at are its his her their this that by from near two three four there while under behind between through into',
);

/** Function words of other languages that are no English words; a letter alone and a word of `NAMES` count half. */
const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  es: wordSet(
    'un una unos unas el la los las de del al con y en por para que se su sus es está están sobre sin junto muy entre desde hay',
  ),
  pt: wordSet(
    'um uma uns umas de do da dos das em na nas ao com e por para que se seu sua está estão sobre sem muito entre há à',
  ),
  fr: wordSet('un une des le la les de du au aux avec et dans sur par pour qui est sont sous ses près entre devant à'),
  it: wordSet(
    'un una uno il la lo gli le di del della dei delle al alla con e nel nella sul sulla per che è sono su tra dal dalla',
  ),
  ca: wordSet('un una uns unes el la els les de del dels al als amb i en per que és són sobre sense entre damunt'),
  ro: wordSet('un o de la cu și în pe din care este sunt lângă sub peste între unui unei'),
  de: wordSet(
    'ein eine einen einem einer der das dem des mit und auf im von vom zum zur ist sind vor unter neben über beim',
  ),
  nl: wordSet('een het de van met en op zijn voor naast bij uit onder wordt staat aan'),
  sv: wordSet('en ett och på med av är som till vid framför över två det'),
  da: wordSet('en et og på med af er som til ved foran over to det i'),
  pl: wordSet('na z w i ze się jest są obok przy pod nad dwa dwie dla oraz który która'),
  cs: wordSet('na z v a se je jsou vedle při pod nad dva dvě pro který která ve'),
  hu: wordSet('egy a az és van vannak között előtt mellett alatt két fölött'),
  tr: wordSet('bir ve ile için üzerinde yanında olan iki bu altında önünde içinde'),
  fi: wordSet('ja on kaksi joka jossa sekä vieressä edessä alla päällä ovat'),
  id: wordSet('di dan yang dengan sebuah seekor seorang pada dari untuk ini itu adalah sedang'),
  vi: wordSet('một và của trên với có con các trong là đang người những bên'),
};

/** Of names and dishes that English captions keep (La Concha, Vincent van Gogh), or like words of English and of code. */
const NAMES = wordSet(
  'la el le les los las de del di da do du des van der den al alla en et il lo on to na op per es jest',
);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

const countOf = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

function otherScript(caption: string): string | null {
  const foreign = countOf(caption, /[^\P{L}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu);
  if (foreign === 0 || foreign <= countOf(caption, /\p{Script=Latin}/gu)) return null;
  return SCRIPTS.find(([, letters]) => countOf(caption, letters) > 0)?.[0] ?? 'und';
}

function points(words: readonly string[], known: ReadonlySet<string>): number {
  const hits = words.filter((word) => known.has(word));
  return hits.reduce((sum, word) => sum + (word.length === 1 || NAMES.has(word) ? 0.5 : 1), 0);
}

/** Enough for a guess: two function words and a different word in four, so that short or misspelt English does not get there. */
const ENOUGH = { points: 2, share: 0.25 };

function otherLatin(words: readonly string[]): string | null {
  if (words.some((word) => ENGLISH.has(word))) return null;
  const guesses = Object.entries(FUNCTION_WORDS).map(([name, known]) => ({ name, points: points(words, known) }));
  const best = guesses.reduce((a, b) => (b.points > a.points ? b : a));
  return best.points >= ENOUGH.points && best.points >= ENOUGH.share * words.length ? best.name : null;
}

/**
 * The language of a caption that is hardly English (BCP 47 code, or the name of a script that several share), else null.
 * Counts function words: guessers by n-grams took a third of short English captions for another language.
 */
export function looksNonEnglish(caption: string): string | null {
  const sample = caption.slice(0, 1000);
  const words = sample
    .normalize('NFC')
    .toLowerCase()
    .match(/\p{L}+/gu);
  return otherScript(sample) ?? otherLatin([...new Set(words)]);
}
