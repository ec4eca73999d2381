//! What kind of statement a text is, by what it says of itself.
//!
//! A table of cues: each counts for its kind, in the title most, in the first lines less, elsewhere least. A kind needs
//! [`ENOUGH`] points, and more than any other; on a tie the one that stands first in the table.

use super::found::{Evidence, Part};
use super::reading::{Kind, Reading};
use super::words::{Match, Phrases, small};
use crate::byline;
use crate::piece::Reason;
use lectern_core::Statement;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// What a kind must reach.
const ENOUGH: u32 = 3;

/// How much of a text is its beginning, in bytes.
const BEGINNING: usize = 700;

/// Where a cue counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A line or title that is nothing but the cue.
    Label,
    /// The title.
    Title,
    /// The title and the beginning.
    Beginning,
    /// Anywhere.
    Anywhere,
}

struct Cues {
    kind: &'static str,
    place: Place,
    points: u32,
    /// Small, separated by `|`.
    cues: &'static str,
}

/// The kinds and their cues.
const TABLE: &[Cues] = &[
    Cues {
        kind: "resignation",
        place: Place::Beginning,
        points: 4,
        cues: "my resignation|our resignation|i resign|we resign|i am resigning|we are resigning|i have resigned|we have resigned|hereby resign|i have decided to resign|i am stepping down|i am standing down|why i am leaving|why i left|i am leaving the party|i have left the party|i am leaving|meinen rücktritt|mein rücktritt|ich trete zurück|trete ich zurück|meinen austritt|ich trete aus|trete ich aus|lege mein amt nieder|ma démission|je démissionne|notre démission|je quitte mes fonctions|mi renuncia|mi dimisión|renuncio a|dimito|presento mi renuncia|a minha demissão|minha renúncia|demito-me|renuncio ao|minha saída|le mie dimissioni|mi dimetto|rassegno le dimissioni|mijn ontslag|ik stap op|ik neem ontslag|mijn aftreden|moją rezygnację|moja rezygnacja|rezygnuję z|składam rezygnację|istifamı|istifa ediyorum|görevimden istifa|استقالتي|أعلن استقالتي|أستقيل|мою отставку|моя отставка|ухожу в отставку|подаю в отставку|я выхожу из|слагаю полномочия",
    },
    Cues {
        kind: "candidacy",
        place: Place::Beginning,
        points: 2,
        cues: "candidature|candidacy|nominate|nomination|nominations|i am standing for|i am running for|standing for election|running for|vote for me|if elected|if re-elected|seeking election|kandidatur|ich kandidiere|kandidiere ich|stelle mich zur wahl|bewerbe mich um|ma candidature|je suis candidat|je suis candidate|je me présente|mi candidatura|soy candidato|soy candidata|me presento como|me postulo|minha candidatura|sou candidato|sou candidata|candidato-me|la mia candidatura|mi candido|sono candidato|sono candidata|mijn kandidatuur|ik stel me kandidaat|ik ben kandidaat|moja kandydatura|kandyduję|moją kandydaturę|ubiegam się o|adaylığımı|adayım|aday oluyorum|adayıyım|ترشحي|أترشح|مرشح|مرشحة|мою кандидатуру|моя кандидатура|выдвигаю свою кандидатуру|баллотируюсь",
    },
    Cues {
        kind: "candidacy",
        place: Place::Anywhere,
        points: 2,
        cues: "if elected|if re-elected|vote for me|wenn ich gewählt werde|si je suis élu|si je suis élue|si soy elegido|si soy elegida|se for eleito|se for eleita|se sarò eletto|se sarò eletta|als ik gekozen word|jeśli zostanę wybrany|jeśli zostanę wybrana|seçilirsem|если меня изберут",
    },
    Cues {
        kind: "press release",
        place: Place::Label,
        points: 6,
        cues: "press release|media release|news release|for immediate release|press statement|media statement|pressemitteilung|presseerklärung|medienmitteilung|presseinformation|communiqué de presse|nota de prensa|comunicado de prensa|nota de imprensa|comunicado de imprensa|comunicado à imprensa|comunicato stampa|persbericht|informacja prasowa|komunikat prasowy|basın açıklaması|basın bülteni|بيان صحفي|пресс-релиз",
    },
    Cues {
        kind: "press release",
        place: Place::Beginning,
        points: 4,
        cues: "for immediate release|press release|embargoed until|pressemitteilung|communiqué de presse|comunicado de prensa|nota de prensa|nota de imprensa|comunicato stampa|persbericht|informacja prasowa|komunikat prasowy|basın açıklaması|بيان صحفي|пресс-релиз",
    },
    Cues {
        kind: "press release",
        place: Place::Anywhere,
        points: 2,
        cues: "notes to editors|note to editors|notes for editors|press contact|media contact|pressekontakt|contact presse|contacto de prensa|contacto de imprensa|contatti stampa|ufficio stampa|perscontact|noot voor de redactie|kontakt dla mediów|kontakt prasowy|basın iletişim|контакты для прессы",
    },
    Cues {
        kind: "letter",
        place: Place::Label,
        points: 6,
        cues: "open letter|an open letter|offener brief|lettre ouverte|carta abierta|carta aberta|lettera aperta|open brief|list otwarty|açık mektup|رسالة مفتوحة|открытое письмо",
    },
    Cues {
        kind: "letter",
        place: Place::Title,
        points: 5,
        cues: "open letter|letter to|offener brief|brief an|lettre ouverte|lettre à|carta abierta|carta a|carta aberta|carta ao|carta à|lettera aperta|lettera a|open brief|brief aan|list otwarty|list do|açık mektup|mektup|رسالة مفتوحة|رسالة إلى|открытое письмо|письмо",
    },
    Cues {
        kind: "letter",
        place: Place::Beginning,
        points: 2,
        cues: "open letter|i am writing to you|we are writing to|we write to you|offenen brief|ich schreibe ihnen|wir schreiben ihnen|wir wenden uns an|lettre ouverte|nous vous écrivons|je vous écris|les escribimos|le escribo|nos dirigimos a usted|escrevemos-lhe|dirigimo-nos|vi scriviamo|le scriviamo|wij schrijven u|piszemy do|zwracamy się do|size yazıyoruz|نكتب إليكم|обращаемся к вам|пишем вам",
    },
    Cues {
        kind: "speech",
        place: Place::Label,
        points: 6,
        cues: "check against delivery|speech|es gilt das gesprochene wort|seul le prononcé fait foi|le prononcé fait foi|discurso|discorso|toespraak|przemówienie|konuşma|речь|выступление",
    },
    Cues {
        kind: "speech",
        place: Place::Title,
        points: 5,
        cues: "speech|remarks|address to the|keynote|rede|ansprache|discours|discurso|intervenção|alocución|discorso|intervento|toespraak|przemówienie|wystąpienie|konuşması|konuşma|خطاب|كلمة|речь|выступление",
    },
    Cues {
        kind: "speech",
        place: Place::Anywhere,
        points: 4,
        cues: "check against delivery|es gilt das gesprochene wort|seul le prononcé fait foi|tylko wygłoszony tekst",
    },
    Cues {
        kind: "speech",
        place: Place::Beginning,
        points: 3,
        cues: "ladies and gentlemen|mr. president|madam president|mr. chairman|mr. chair|madam chair|meine damen und herren|mesdames et messieurs|damas y caballeros|señoras y señores|senhoras e senhores|signore e signori|dames en heren|panie i panowie|дамы и господа|السيدات والسادة",
    },
    Cues {
        kind: "resolution",
        place: Place::Title,
        points: 5,
        cues: "resolution|motion|beschluss|entschließung|résolution|motion|resolución|moción|resolução|moção|risoluzione|mozione|resolutie|motie|rezolucja|uchwała|önerge|karar|قرار|резолюция",
    },
    Cues {
        kind: "resolution",
        place: Place::Anywhere,
        points: 2,
        cues: "this conference notes|this meeting notes|this branch notes|this council resolves|be it resolved|hereby resolves|this union resolves|this conference resolves|this meeting resolves|therefore be it|die versammlung beschließt|der parteitag beschließt|die mitgliederversammlung beschließt|l’assemblée décide|la asamblea resuelve|a assembleia delibera|l’assemblea delibera|de vergadering besluit|zgromadzenie postanawia|собрание постановляет",
    },
    Cues {
        kind: "manifesto",
        place: Place::Title,
        points: 5,
        cues: "manifesto|manifest|manifeste|manifiesto|manifesto|bildirge|manifestosu|مانيفستو|манифест",
    },
    Cues {
        kind: "declaration",
        place: Place::Title,
        points: 5,
        cues: "declaration|deklaration|déclaration|declaración|declaração|dichiarazione|verklaring|deklaracja|bildirisi|deklarasyonu|beyannamesi|إعلان|الإعلان|декларация",
    },
    Cues { kind: "declaration", place: Place::Title, points: 3, cues: "erklärung|oświadczenie|заявление" },
    Cues {
        kind: "testimony",
        place: Place::Title,
        points: 5,
        cues: "testimony|witness statement|evidence to|zeugnis|zeugenaussage|témoignage|testimonio|testemunho|depoimento|testimonianza|getuigenis|świadectwo|zeznanie|tanıklık|شهادة|свидетельство|показания",
    },
    Cues {
        kind: "testimony",
        place: Place::Beginning,
        points: 3,
        cues: "i give this evidence|i testify|i make this statement of my own knowledge|this is my testimony|ich bezeuge|je témoigne|doy testimonio|dou testemunho|zeznaję",
    },
    Cues {
        kind: "condemnation",
        place: Place::Title,
        points: 4,
        cues: "condemns|condemn|condemnation|we condemn|denounces|we denounce|verurteilt|verurteilen|verurteilung|condamne|condamnons|dénonce|dénonçons|condena|condenamos|denuncia|denunciamos|repudia|repudiamos|condanna|condanniamo|veroordeelt|veroordelen|potępia|potępiamy|kınıyor|kınıyoruz|kınama|ندين|تدين|إدانة|نستنكر|осуждает|осуждаем",
    },
    Cues {
        kind: "condemnation",
        place: Place::Beginning,
        points: 3,
        cues: "condemns|we condemn|strongly condemn|condemn in|denounces|we denounce|dénonce|nous dénonçons|verurteilt|verurteilen wir|wir verurteilen|condamne|nous condamnons|condena|condenamos|repudiamos|condanna|condanniamo|veroordeelt|wij veroordelen|potępia|potępiamy|kınıyoruz|ندين|تدين|نستنكر|осуждает|осуждаем",
    },
    Cues {
        kind: "campaign action",
        place: Place::Anywhere,
        points: 4,
        cues: "email your mp|email your|write to your mp|write to your representative|contact your mp|contact your representative|contact your senator|call your senator|call your representative|sign the petition|sign our petition|sign this petition|take action now|add your name|lobby your mp|unterschreiben sie die petition|unterschreibt die petition|petition unterschreiben|unterschreibe die petition|schreiben sie ihren abgeordneten|schreiben sie ihrer abgeordneten|signez la pétition|signer la pétition|écrivez à votre député|interpellez votre député|firma la petición|firme la petición|escribe a tu diputado|escribe a tus diputados|assine a petição|assina a petição|escreva ao seu deputado|firma la petizione|firmate la petizione|scrivi al tuo deputato|teken de petitie|onderteken de petitie|mail je kamerlid|podpisz petycję|napisz do swojego posła|kampanyayı imzala|imza kampanyası|dilekçeyi imzala|وقع على العريضة|وقّع العريضة|وقعوا العريضة|подпишите петицию|подпиши петицию|напишите своему депутату",
    },
    Cues {
        kind: "solidarity",
        place: Place::Title,
        points: 4,
        cues: "solidarity|stand with|stands with|standing with|in support of|solidarität|solidarisch|stehen an der seite|solidarité|soutien à|solidaridad|nos solidarizamos|apoyo a|solidariedade|solidarizamos|solidarietà|sosteniamo|solidariteit|solidair|solidarność|solidarności|solidaryzujemy|dayanışma|yanındayız|تضامن|نتضامن|التضامن|солидарность|солидарности|поддержку",
    },
    Cues {
        kind: "solidarity",
        place: Place::Beginning,
        points: 3,
        cues: "express our solidarity|expresses its solidarity|our full solidarity|in full solidarity|stand in solidarity|stands in solidarity|unsere solidarität|wir stehen an der seite|notre solidarité|exprime sa solidarité|nuestra solidaridad|a nossa solidariedade|nossa solidariedade|la nostra solidarietà|onze solidariteit|naszą solidarność|dayanışma içindeyiz|نعلن تضامننا|выражаем солидарность",
    },
    Cues {
        kind: "opinion",
        place: Place::Label,
        points: 6,
        cues: "opinion|op-ed|comment|commentary|viewpoint|meinung|kommentar|gastbeitrag|tribune|opinión|tribuna|columna|opinião|artigo de opinião|opinione|commento|opinie|column|opinia|felieton|komentarz|görüş|köşe yazısı|رأي|مقال رأي|мнение|колонка",
    },
];

pub(super) fn fill(statement: &mut Statement, reading: &Reading, evidence: &mut Evidence) {
    if statement.kind.is_some() {
        return;
    }
    let mut scores = Scores::default();
    by_cues(&mut scores, statement, reading);
    by_form(&mut scores, statement, reading);
    let Some((kind, finding)) = scores.best() else { return };
    statement.kind = Some(kind.to_owned());
    match finding.part {
        Part::Content => evidence.content("kind", kind, finding.rule, reading, finding.range),
        Part::Removed => evidence.removed("kind", kind, finding.rule, finding.range.end, 0..finding.range.start),
        part => evidence.push("kind", kind, finding.rule, part, finding.range),
    }
}

/// The strongest words for a kind. Of a removed piece, the range is its length and its index.
#[derive(Clone, Debug)]
struct Finding {
    rule: &'static str,
    part: Part,
    range: Range<usize>,
    points: u32,
}

#[derive(Default)]
struct Scores {
    kinds: Vec<(&'static str, u32, Finding)>,
}

impl Scores {
    fn add(&mut self, kind: &'static str, finding: Finding) {
        match self.kinds.iter_mut().find(|(known, ..)| *known == kind) {
            Some((_, points, strongest)) => {
                *points += finding.points;
                if finding.points > strongest.points {
                    *strongest = finding;
                }
            }
            None => self.kinds.push((kind, finding.points, finding)),
        }
    }

    fn best(self) -> Option<(&'static str, Finding)> {
        let rank = |kind: &str| TABLE.iter().position(|cues| cues.kind == kind).unwrap_or(TABLE.len());
        let best = self.kinds.into_iter().max_by_key(|(kind, points, _)| (*points, std::cmp::Reverse(rank(kind))))?;
        (best.1 >= ENOUGH).then_some((best.0, best.2))
    }
}

/// All cues, each owned by its place in the table.
static CUES: LazyLock<Phrases> = LazyLock::new(|| phrases(|_| true));

/// Those that count anywhere in a text.
static ANYWHERE: LazyLock<Phrases> = LazyLock::new(|| phrases(|cues| cues.place == Place::Anywhere));

fn phrases(is_wanted: impl Fn(&Cues) -> bool) -> Phrases {
    let wanted = TABLE.iter().enumerate().filter(|(_, cues)| is_wanted(cues));
    Phrases::new(wanted.flat_map(|(owner, cues)| cues.cues.split('|').map(move |cue| (cue.to_owned(), owner))))
}

/// Each cue counts once, where it counts most: in the title before the text.
fn by_cues(scores: &mut Scores, statement: &Statement, reading: &Reading) {
    let title = small(&statement.title);
    let content = &reading.small;
    // Where the title is the first sentence, it counts as a title and not again as a beginning.
    let is_first_sentence = content.split_whitespace().take(8).eq(title.split_whitespace().take(8));
    let begins_at = if is_first_sentence { title.len() } else { 0 };
    let in_title = CUES.find(&title).into_iter().map(|hit| (Part::Title, &title, hit));
    let beginning = content.get(..content.ceil_char_boundary(BEGINNING)).unwrap_or(content);
    let in_content = CUES.find(beginning).into_iter().chain(ANYWHERE.find(content));
    let in_content = in_content.map(|hit| (Part::Content, content, hit));
    let mut counted: HashSet<(usize, &str)> = HashSet::new();
    for (part, text, Match { owner, range }) in in_title.chain(in_content) {
        let Some((cues, cue)) = TABLE.get(owner).zip(text.get(range.clone())) else { continue };
        let counts = match (cues.place, part) {
            (Place::Label, Part::Title) => {
                is_label(text, &range)
                    || (range.start == 0 && text.get(range.end..).is_some_and(|rest| rest.starts_with(':')))
            }
            (Place::Label, _) => is_label(text, &range),
            (_, Part::Title) | (Place::Anywhere, _) => true,
            (Place::Beginning, _) => range.start >= begins_at && range.end <= BEGINNING,
            (Place::Title, _) => false,
        };
        if counts && counted.insert((owner, cue)) {
            scores.add(cues.kind, Finding { rule: "cue", part, range, points: cues.points });
        }
    }
}

/// Whether the cue is all of one of the first lines.
fn is_label(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let line_before = before.rsplit('\n').next().unwrap_or_default();
    let line_after = after.split('\n').next().unwrap_or_default();
    range.start < BEGINNING
        && before.matches('\n').count() < 4
        && !line_before.contains(char::is_alphanumeric)
        && !line_after.contains(char::is_alphanumeric)
}

/// Kinds that show in how a text is made: a letter greets and takes leave, a page that has a form wants it filled in,
/// what somebody signs above the text and does not call anything else is an opinion.
fn by_form(scores: &mut Scores, statement: &Statement, reading: &Reading) {
    let lines: Vec<Range<usize>> = reading.lines().collect();
    let greeting = lines.iter().take(10).find(|line| byline::is_salutation(reading.get(line)));
    let closing = lines.iter().rev().take(12).find(|line| byline::is_closing(reading.get(line)));
    if let Some(greeting) = greeting {
        let points = if closing.is_some() { 4 } else { 2 };
        scores.add("letter", Finding { rule: "greeting", part: Part::Content, range: greeting.clone(), points });
    }
    let form = statement.removed.iter().position(|removed| removed.reason == Reason::Form.as_str());
    let asks_to_act =
        reading.said().last().is_some_and(|block| super::call::begins_with_action(reading.get_small(&block.range)));
    if let Some(index) = form.filter(|_| asks_to_act) {
        let length = statement.removed.get(index).map_or(0, |removed| removed.text.len());
        scores.add(
            "campaign action",
            Finding { rule: "form beside the text", part: Part::Removed, range: length..index, points: 4 },
        );
    }
    let byline = statement.extra.get("byline").and_then(serde_json::Value::as_str).unwrap_or_default();
    let has_byline = statement.authors.first().is_some_and(|author| byline.contains(&author.name));
    let paragraphs = reading.blocks.iter().filter(|block| block.kind == Kind::Text).count();
    if has_byline && paragraphs >= 3 {
        scores.add("opinion", Finding { rule: "byline", part: Part::Byline, range: 0..byline.len(), points: 3 });
    }
}
