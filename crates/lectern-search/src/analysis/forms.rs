//! The shapes that Unicode keeps for the Arabic letters of older encodings: alone, at the start, in the middle and at
//! the end of a word, and in pairs and threes drawn as one. Old files hold them, and texts taken out of PDFs.

use std::sync::LazyLock;

/// The folded letters that a shape stands for; none for any other character.
pub fn letters_of_form(letter: char) -> Option<&'static str> {
    let place = u32::from(letter).checked_sub(FIRST_FORM)?;
    FORMS.get(place as usize).copied().filter(|letters| !letters.is_empty())
}

const FIRST_FORM: u32 = 0xFB50;

/// By distance from the first, what each shape stands for; nothing for other characters between them.
static FORMS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut forms = Vec::new();
    for (first, stretch) in STRETCHES {
        forms.resize((first - FIRST_FORM) as usize, "");
        forms.extend(stretch.split(' '));
    }
    forms
});

/// Stretches of shapes, each from its first code point on. The two shapes of whole sentences (U+FDFA, U+FDFB) stay as
/// they are, since a word folds to a word. A test in `fold` holds the table against Unicode's decompositions.
#[rustfmt::skip]
const STRETCHES: [(u32, &str); 8] = [
    (0xFB50, "\
        ا ا ٻ ٻ ٻ ٻ پ پ پ پ ڀ ڀ ڀ ڀ ٺ ٺ ٺ ٺ ٿ ٿ ٿ ٿ ٹ ٹ ٹ ٹ ڤ ڤ ڤ ڤ ڦ ڦ ڦ ڦ ڄ ڄ ڄ ڄ ڃ ڃ ڃ ڃ چ چ چ چ ڇ ڇ ڇ ڇ ڍ ڍ \
        ڌ ڌ ڎ ڎ ڈ ڈ ژ ژ ڑ ڑ ك ك ك ك گ گ گ گ ڳ ڳ ڳ ڳ ڱ ڱ ڱ ڱ ں ں ڻ ڻ ڻ ڻ ه ه ه ه ه ه ه ه ه ه ے ے ے ے"),
    (0xFBD3, "\
        ڭ ڭ ڭ ڭ و و و و و و و و و و و و و ي ي ي ي ي ي يا يا يه يه يو يو يو يو يو يو يو يو يي يي يي يي يي يي ي ي \
        ي ي يج يح يم يي يي بج بح بخ بم بي بي تج تح تخ تم تي تي ثج ثم ثي ثي جح جم حج حم خج خح خم سج سح سخ سم صح \
        صم ضج ضح ضخ ضم طح طم ظم عج عم غج غم فج فح فخ فم في في قح قم قي قي كا كج كح كخ كل كم كي كي لج لح لخ لم \
        لي لي مج مح مخ مم مي مي نج نح نخ نم ني ني هج هم هي هي يج يح يخ يم يي يي ذ ر ي"),
    (0xFC64, "\
        ير يز يم ين يي يي بر بز بم بن بي بي تر تز تم تن تي تي ثر ثز ثم ثن ثي ثي في في قي قي كا كل كم كي كي لم \
        لي لي ما مم نر نز نم نن ني ني ي ير يز يم ين يي يي يج يح يخ يم يه بج بح بخ بم به تج تح تخ تم ته ثم جح جم \
        حج حم خج خم سج سح سخ سم صح صخ صم ضج ضح ضخ ضم طح ظم عج عم غج غم فج فح فخ فم قح قم كج كح كخ كل كم لج لح \
        لخ لم له مج مح مخ مم نج نح نخ نم نه هج هم ه يج يح يخ يم يه يم يه بم به تم ته ثم ثه سم سه شم شه كل كم لم \
        نم نه يم يه"),
    (0xFCF5, "\
        طي طي عي عي غي غي سي سي شي شي حي حي جي جي خي خي صي صي ضي ضي شج شح شخ شم شر سر صر ضر طي طي عي عي غي غي \
        سي سي شي شي حي حي جي جي خي خي صي صي ضي ضي شج شح شخ شم شر سر صر ضر شج شح شخ شم سه شه طم سج سح سخ شج شح \
        شخ طم ظم ا ا"),
    (0xFD50, "\
        تجم تحج تحج تحم تخم تمج تمح تمخ جمح جمح حمي حمي سحج سجح سجي سمح سمح سمج سمم سمم صحح صحح صمم شحم شحم شجي \
        شمخ شمخ شمم شمم ضحي ضخم ضخم طمح طمح طمم طمي عجم عمم عمم عمي غمم غمي غمي فخم فخم قمح قمم لحم لحي لحي لجج \
        لجج لخم لخم لمح لمح محج محم محي مجح مجم مخج مخم"),
    (0xFD92, "\
        مجخ همج همم نحم نحي نجم نجم نجي نمي نمي يمم يمم بخي تجي تجي تخي تخي تمي تمي جمي جحي جمي سخي صحي شحي ضحي \
        لجي لمي يحي يجي يمي ممي قمي نحي قمح لحم عمي كمي نجح مخي لجم كمم لجم نجح جحي حجي مجي فمي بحي كمم عجم صمم \
        سخي نجي"),
    (0xFDF0, "صلے قلے الله اكبر محمد صلعم رسول عليه وسلم صلي"),
    (0xFE80, "\
        ء ا ا ا ا و و ا ا ي ي ي ي ا ا ب ب ب ب ه ه ت ت ت ت ث ث ث ث ج ج ج ج ح ح ح ح خ خ خ خ د د ذ ذ ر ر ز ز س س س \
        س ش ش ش ش ص ص ص ص ض ض ض ض ط ط ط ط ظ ظ ظ ظ ع ع ع ع غ غ غ غ ف ف ف ف ق ق ق ق ك ك ك ك ل ل ل ل م م م م ن ن ن \
        ن ه ه ه ه و و ي ي ي ي ي ي لا لا لا لا لا لا لا لا"),
];
