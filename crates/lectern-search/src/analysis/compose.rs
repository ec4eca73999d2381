//! Composing a letter with the mark behind it.
//!
//! The pairs are a table here, which a test holds against Unicode's: that of the library would add
//! four kilobytes more to the worker after compression.

use std::sync::LazyLock;

/// The character that stands for a letter, which must be in lower case, with a mark, if there is one (NFC).
pub fn compose(letter: char, mark: char) -> Option<char> {
    let pairs = COMPOSED.as_slice();
    let found = pairs.binary_search_by_key(&(mark, letter), |&(mark, letter, _)| (mark, letter)).ok()?;
    pairs.get(found).map(|&(.., composed)| composed)
}

/// The mark, the letter, and what they are together, in order.
static COMPOSED: LazyLock<Vec<(char, char, char)>> = LazyLock::new(|| {
    let mut pairs = Vec::new();
    for family in FAMILIES.split('|') {
        let mut letters = family.chars();
        let Some(mark) = letters.next() else { continue };
        while let (Some(letter), Some(composed)) = (letters.next(), letters.next()) {
            pairs.push((mark, letter, composed));
        }
    }
    pairs
});

/// Each mark with the letters that it is composed with, and what each becomes (Unicode 17).
#[rustfmt::skip]
const FAMILIES: &str = "\
    \u{300}aàeèiìnǹoòuùwẁyỳâầêềôồüǜăằēḕōṑơờưừαὰεὲηὴιὶοὸυὺωὼϊῒϋῢеѐиѝἀἂἁἃἐἒἑἓἠἢἡἣἰἲἱἳὀὂὁὃὐὒὑὓὠὢὡὣ|\u{301}aácćeégǵ\
    iíkḱlĺmḿnńoópṕrŕsśuúwẃyýzźâấåǻæǽçḉêếïḯôốõṍøǿüǘăắēḗōṓũṹơớưứαάεέηήιίοόυύωώϊΐϋΰϒϓгѓкќἀἄἁἅἐἔἑἕἠἤἡἥἰἴἱἵὀὄὁὅὐὔὑὕὠὤ\
    ὡὥ|\u{302}aâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑạậẹệọộ|\u{303}aãeẽiĩnñoõuũvṽyỹâẫêễôỗăẵơỡưữ|\u{304}aāeēgḡiīoōuūyȳäǟæǣõȭöȫ\
    üǖǫǭȧǡȯȱαᾱιῑυῡиӣуӯḷḹṛṝ|\u{306}aăeĕgğiĭoŏuŭȩḝαᾰιῐυῠаӑеӗжӂийуўạặ|\u{307}aȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzż\
    śṥšṧſẛṣṩ\u{105D2}\u{105C9}\u{105DA}\u{105E4}|\u{308}aäeëhḧiïoötẗuüwẅxẍyÿõṏūṻιϊυϋϒϔаӓеёжӝзӟиӥоӧуӱчӵыӹэӭіїәӛөӫ\
    |\u{309}aảeẻiỉoỏuủyỷâẩêểôổăẳơởưử|\u{30A}aåuůwẘyẙ|\u{30B}oőuűуӳ|\u{30C}aǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzžüǚʒǯ\
    |\u{30F}aȁeȅiȉoȍrȑuȕѵѷ|\u{311}aȃeȇiȋoȏrȓuȗ|\u{313}αἀεἐηἠιἰοὀρῤυὐωὠ|\u{314}αἁεἑηἡιἱοὁρῥυὑωὡ|\u{31B}oơuư\
    |\u{323}aạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓơợưự|\u{324}uṳ|\u{325}aḁ|\u{326}sștț|\u{327}cçdḑeȩgģhḩkķlļnņrŗ\
    sştţ|\u{328}aąeęiįoǫuų|\u{32D}dḓeḙlḽnṋtṱuṷ|\u{32E}hḫ|\u{330}eḛiḭuṵ|\u{331}bḇdḏhẖkḵlḻnṉrṟtṯzẕ|\u{342}αᾶηῆιῖυῦ\
    ωῶϊῗϋῧἀἆἁἇἠἦἡἧἰἶἱἷὐὖὑὗὠὦὡὧ|\u{345}άᾴήῄαᾳηῃωῳώῴἀᾀἁᾁἂᾂἃᾃἄᾄἅᾅἆᾆἇᾇἠᾐἡᾑἢᾒἣᾓἤᾔἥᾕἦᾖἧᾗὠᾠὡᾡὢᾢὣᾣὤᾤὥᾥὦᾦὧᾧὰᾲὴῂὼῲᾶᾷῆῇῶῷ\
    |\u{653}اآ|\u{654}اأوؤيئہۂےۓەۀ|\u{655}اإ|\u{93C}नऩरऱळऴ|\u{9BE}\u{9C7}\u{9CB}|\u{9D7}\u{9C7}\u{9CC}|\u{B3E}\
    \u{B47}\u{B4B}|\u{B56}\u{B47}\u{B48}|\u{B57}\u{B47}\u{B4C}|\u{BBE}\u{BC6}\u{BCA}\u{BC7}\u{BCB}|\u{BD7}ஒஔ\
    \u{BC6}\u{BCC}|\u{C56}\u{C46}\u{C48}|\u{CC2}\u{CC6}\u{CCA}|\u{CD5}\u{CBF}\u{CC0}\u{CC6}\u{CC7}\u{CCA}\u{CCB}\
    |\u{CD6}\u{CC6}\u{CC8}|\u{D3E}\u{D46}\u{D4A}\u{D47}\u{D4B}|\u{D57}\u{D46}\u{D4C}|\u{DCA}\u{DD9}\u{DDA}\
    \u{DDC}\u{DDD}|\u{DCF}\u{DD9}\u{DDC}|\u{DDF}\u{DD9}\u{DDE}|\u{102E}ဥဦ|\u{1B35}ᬅᬆᬇᬈᬉᬊᬋᬌᬍᬎᬑᬒ\u{1B3A}\u{1B3B}\
    \u{1B3C}\u{1B3D}\u{1B3E}\u{1B40}\u{1B3F}\u{1B41}\u{1B42}\u{1B43}|\u{3099}うゔかがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどはば\
    ひびふぶへべほぼゝゞウヴカガキギクグケゲコゴサザシジスズセゼソゾタダチヂツヅテデトドハバヒビフブヘベホボワヷヰヸヱヹヲヺヽヾ|\u{309A}はぱひぴふぷへぺほぽハパヒピフプヘペホポ|\u{110BA}\
    \u{11099}\u{1109A}\u{1109B}\u{1109C}\u{110A5}\u{110AB}|\u{11127}\u{11131}\u{1112E}\u{11132}\u{1112F}\
    |\u{1133E}\u{11347}\u{1134B}|\u{11357}\u{11347}\u{1134C}|\u{113B8}\u{113C2}\u{113C7}|\u{113BB}\
    \u{11384}\u{11385}|\u{113C2}\u{1138B}\u{1138E}\u{113C2}\u{113C5}|\u{113C9}\u{11382}\u{11383}\
    \u{11390}\u{11391}\u{113C2}\u{113C8}|\u{114B0}\u{114B9}\u{114BC}|\u{114BA}\u{114B9}\u{114BB}|\u{114BD}\
    \u{114B9}\u{114BE}|\u{115AF}\u{115B8}\u{115BA}\u{115B9}\u{115BB}|\u{11930}\u{11935}\u{11938}|\u{1611E}\
    \u{1611E}\u{16121}|\u{1611F}\u{1611E}\u{16123}\u{16121}\u{16126}\u{16122}\u{16127}\u{16129}\u{16124}\
    |\u{16120}\u{1611E}\u{16125}\u{16121}\u{16128}|\u{16129}\u{1611E}\u{16122}";

#[cfg(test)]
mod tests {
    use super::super::lower::lower;
    use super::super::marks::is_mark;
    use super::*;
    use unicode_normalization::char as unicode;

    #[test]
    fn pairs_are_those_of_unicode() {
        let mut n_pairs = 0;
        for composed in '\u{80}'..=char::MAX {
            let mut parts = Vec::new();
            unicode::decompose_canonical(composed, |part| parts.push(part));
            let (Some(mark), Some(letter)) = (
                parts.pop(),
                parts.into_iter().map(Some).reduce(|one, other| unicode::compose(one?, other?)).flatten(),
            ) else {
                continue;
            };
            let is_lower = lower(letter) == letter && (letter.is_alphanumeric() || is_mark(letter));
            if is_mark(mark) && is_lower && unicode::compose(letter, mark) == Some(composed) {
                assert_eq!(compose(letter, mark), Some(composed));
                n_pairs += 1;
            }
        }
        assert_eq!(n_pairs, COMPOSED.len());
        assert!(COMPOSED.is_sorted());
    }
}
