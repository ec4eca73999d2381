// The words of the generated statements: English function words, then made-up stems with English endings, the
// shortest and most frequent first. Stemmers find inflections to fold, and dictionaries find families of words with a
// common beginning, as in a language.

/** Common English function words, the most frequent first. */
export const FUNCTION_WORDS = `the of and to in that is for it with as be on this by are we not have from or an at our
which all their has will they but was its one can these been more must who also there other i between those no would
only such when so what should if into than any some were many you us about them his its may over do he under both each
most new time own first made how even two now very before through because during without against where while my could
then after upon since well much every still among same he her she him your out up down here again just`.split(/\s+/);

// Letters that stand here more than once come up so much more often.
const ONSETS = `b b br c c ch cl cr d d dr f f fl g gr h j l l m m n n p p pl pr qu r r s s sc sh sp st str t t th tr v
w`.split(/\s+/);
const NUCLEI = "a e i o u a e i o u a e i o ai ea ee io ou au".split(" ");
const CODAS = ["", "", "", "", ..."b c d g l m n p r s t x ck ll nd ng nt rd rm ss st".split(" ")];
const ENDINGS = "s ed ing er ers ation al ly ations ment ive ity ness ments able ism ist".split(" ");
const ACCENTED = { a: "á", e: "é", i: "í", o: "ö", u: "ü" };

const MADE_WORDS = 60_000;
/** One stem in so many carries an accent, as names and borrowed words do. */
const STEMS_PER_ACCENT = 40;

/** The vocabulary by rank, the most frequent first, every word once. */
export function vocabulary(random) {
  const seen = new Set(FUNCTION_WORDS);
  const ranked = [];
  for (let stems = 0; ranked.length < MADE_WORDS; stems += 1) {
    const stem = makeStem(random, stems);
    if (stem.length < 3 || seen.has(stem)) continue;
    // An inflection is rarer than its stem, the more so the further down it stands.
    const forms = [stem, ...ENDINGS.filter(() => random.chance(0.2)).map((ending) => inflected(stem, ending))];
    for (const [position, form] of forms.entries()) {
      if (seen.has(form)) continue;
      seen.add(form);
      ranked.push({ form, rank: (stems + 1) * (1 + 1.5 * position) * (0.8 + 0.4 * random.unit()) });
    }
  }
  ranked.sort((one, other) => one.rank - other.rank || (one.form < other.form ? -1 : 1));
  return [...new Set(FUNCTION_WORDS), ...ranked.map(({ form }) => form)];
}

/** The first stems have one syllable, later ones two. */
function makeStem(random, position) {
  const syllables = position < 2_000 ? 1 : position < 9_000 ? random.between(1, 2) : 2;
  let stem = "";
  for (let syllable = 1; syllable <= syllables; syllable += 1) {
    const isLast = syllable === syllables;
    stem += random.pick(ONSETS) + random.pick(NUCLEI) + (isLast || random.chance(0.2) ? random.pick(CODAS) : "");
  }
  const isAccented = random.below(STEMS_PER_ACCENT) === 0;
  return isAccented ? stem.replace(/[aeiou]/, (vowel) => ACCENTED[vowel]) : stem;
}

/** As English spells it, roughly: a silent e has no place in these stems, a doubled consonant is left out. */
function inflected(stem, ending) {
  const needsVowel = ending === "s" && /(?:s|x|ch|sh)$/.test(stem);
  return stem + (needsVowel ? "es" : ending);
}
