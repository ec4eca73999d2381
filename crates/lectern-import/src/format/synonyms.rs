//! What people call the fields of a statement, in the languages that tables are kept in.
//!
//! A name is compared without case, accents, spaces and punctuation. Names that mean different fields to different
//! people ("name", "place") are given the meaning that is likelier in a table of statements; a mapping overrules it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Field, and what it is called besides its own name.
#[rustfmt::skip]
const NAMES: &[(&str, &[&str])] = &[
    ("id", &["identifier", "key", "slug", "permalink id", "kennung", "identifiant", "identificador"]),
    ("title", &[
        "headline", "heading", "subject", "name of statement", "titel", "überschrift", "betreff", "titre", "objet",
        "título", "titular", "asunto", "titolo", "oggetto", "assunto", "tytuł", "nagłówek", "заголовок", "название",
        "başlık", "العنوان", "عنوان", "标题", "標題", "題名", "タイトル", "제목", "otsikko", "rubrik", "overskrift",
    ]),
    ("kind", &[
        "type", "category", "genre", "document type", "statement type", "form", "art", "typ", "genre de texte",
        "catégorie", "tipo", "categoría", "categoria", "soort", "rodzaj", "тип", "вид", "tür", "نوع", "类型", "類型",
        "種類", "종류",
    ]),
    ("date", &[
        "published", "publication date", "date published", "date of publication", "pubdate", "issued", "created at",
        "published at", "day", "dated", "datum", "veröffentlicht", "publié", "date de publication", "fecha",
        "publicado", "data", "data di pubblicazione", "publicatiedatum", "data publikacji", "дата", "tarih",
        "التاريخ", "تاريخ", "日期", "日付", "날짜", "päivämäärä",
    ]),
    ("authors.name", &[
        "author", "by", "byline", "speaker", "writer", "name", "creator", "signed by", "from", "author name",
        "autor", "autorin", "verfasser", "verfasserin", "redner", "rednerin", "auteur", "auteure", "autrice",
        "orateur", "autora", "autores", "orador", "autore", "autori", "relatore", "spreker", "mówca", "автор",
        "авторы", "yazar", "المؤلف", "الكاتب", "作者", "著者", "저자", "författare", "forfatter",
    ]),
    ("authors.role", &[
        "role", "position", "function", "job title", "author role", "office", "funktion", "amt", "fonction", "rôle",
        "cargo", "función", "ruolo", "carica", "functie", "stanowisko", "должность", "görev", "المنصب", "职务", "職位",
        "役職",
    ]),
    ("authors.organization", &["affiliation", "author organization", "party", "partei", "parti", "partido", "partito"]),
    ("organizations", &[
        "organization", "organisation", "organisations", "org", "issuer", "issued by", "body", "institution",
        "publisher", "organisationen", "herausgeber", "organisme", "organización", "organizaciones", "emisor",
        "organizzazione", "organizzazioni", "organização", "organisatie", "organizacja", "организация", "kurum",
        "المنظمة", "组织", "組織", "団体",
    ]),
    ("recipients", &[
        "recipient", "to", "addressee", "addressed to", "empfänger", "adressat", "an", "destinataire",
        "destinataires", "destinatario", "destinatarios", "destinatari", "destinatário", "geadresseerde",
        "adresaci", "получатель", "адресат", "alıcı", "المرسل إليه", "收件人", "宛先",
    ]),
    ("signatories.name", &[
        "signatory", "signers", "signatures", "co signatories", "unterzeichner", "unterzeichnende", "signataires",
        "firmantes", "firmatari", "signatários", "ondertekenaars", "sygnatariusze", "подписавшие", "imzacılar",
        "签署人", "署名者",
    ]),
    ("total_signatures", &["number of signatures", "signature count", "anzahl unterschriften", "nombre de signatures"]),
    ("event.name", &[
        "event", "occasion", "conference", "meeting", "session", "anlass", "veranstaltung", "événement", "occasion",
        "evento", "ocasión", "gelegenheid", "wydarzenie", "событие", "etkinlik", "المناسبة", "活动", "場合",
    ]),
    ("event.place", &["venue", "delivered at", "veranstaltungsort", "lieu de l'événement", "lugar del evento"]),
    ("places", &[
        "place", "location", "country", "countries", "region", "ort", "orte", "land", "länder", "lieu", "lieux",
        "pays", "lugar", "lugares", "país", "países", "luogo", "luoghi", "paese", "local", "plaats", "miejsce",
        "kraj", "место", "страна", "yer", "ülke", "المكان", "البلد", "地点", "地點", "国家", "場所", "장소",
    ]),
    ("topics", &[
        "topic", "tags", "tag", "keywords", "keyword", "subjects", "themes", "theme", "issues", "thema", "themen",
        "schlagworte", "schlagwörter", "stichworte", "sujets", "thème", "thèmes", "mots clés", "temas", "tema",
        "etiquetas", "palabras clave", "temi", "parole chiave", "palavras chave", "onderwerpen", "trefwoorden",
        "tematy", "słowa kluczowe", "темы", "ключевые слова", "konular", "الموضوعات", "主题", "關鍵詞", "キーワード", "주제",
    ]),
    ("language", &[
        "lang", "locale", "sprache", "langue", "idioma", "lengua", "lingua", "língua", "taal", "język", "язык",
        "dil", "اللغة", "语言", "語言", "言語", "언어",
    ]),
    ("summary", &[
        "abstract", "description", "excerpt", "teaser", "zusammenfassung", "beschreibung", "résumé", "resumen",
        "descripción", "riassunto", "sommario", "resumo", "samenvatting", "streszczenie", "аннотация", "özet",
        "ملخص", "摘要", "要約", "요약",
    ]),
    ("content", &[
        "text", "body text", "full text", "fulltext", "content text", "statement", "speech", "letter", "transcript",
        "message", "volltext", "inhalt", "wortlaut", "erklärung", "rede", "brief", "texte", "texte intégral",
        "contenu", "texto", "texto completo", "contenido", "testo", "contenuto", "conteúdo", "tekst", "inhoud",
        "treść", "текст", "содержание", "metin", "النص", "نص", "正文", "全文", "内容", "本文", "본문", "teksti",
    ]),
    ("calls", &["demands", "asks", "call to action", "forderungen", "revendications", "demandas", "richieste"]),
    ("source.url", &[
        "url", "link", "web address", "source url", "source link", "permalink", "href", "quelle", "adresse", "lien",
        "enlace", "collegamento", "ссылка", "bağlantı", "رابط", "链接", "連結", "リンク",
    ]),
    ("source.name", &["source", "site", "website", "newspaper", "fuente", "fonte", "bron", "źródło", "источник"]),
    ("source.archived_url", &["archive", "archived", "archive url", "archived at", "wayback"]),
    ("source.retrieved", &["retrieved", "accessed", "access date", "abgerufen", "consulté", "consultado"]),
    ("status", &["state"]),
    ("license", &["licence", "lizenz", "licencia", "licenza", "licença", "licentie"]),
    ("rights", &["copyright", "rechte", "droits", "derechos", "diritti", "direitos"]),
    ("replies_to", &["in reply to", "reply to", "antwort auf", "en réponse à"]),
    ("translation_of", &["translated from", "übersetzung von", "traduction de"]),
];

/// The field that is called so, as [`Target`](super::Target) writes it.
pub(super) fn target(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let is_called = |names: &[&str]| names.iter().any(|other| fold(other) == folded);
    NAMES.iter().find(|(field, names)| fold(field) == folded || is_called(names)).map(|(field, _)| *field)
}

/// A name without case, accents, spaces and punctuation.
fn fold(name: &str) -> String {
    let letters = name.nfkd().filter(|letter| !is_combining_mark(*letter) && letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Target;

    #[test]
    fn names_are_known_in_several_languages_and_spellings() {
        for (name, field) in [
            ("Headline", "title"),
            ("Überschrift", "title"),
            ("TITULO", "title"),
            ("publication_date", "date"),
            ("Дата", "date"),
            ("full-text", "content"),
            ("正文", "content"),
            ("النص", "content"),
            ("Autor", "authors.name"),
            ("Tags", "topics"),
            ("Source URL", "source.url"),
        ] {
            assert_eq!(target(name), Some(field), "{name}");
        }
        assert_eq!(target("internal note"), None);
        assert_eq!(target(""), None);
    }

    #[test]
    fn every_field_is_one_that_a_mapping_can_name_and_no_name_has_two() {
        let mut met = std::collections::BTreeMap::new();
        for (field, names) in NAMES {
            assert!(field.parse::<Target>().is_ok(), "{field}");
            for name in *names {
                if let Some(other) = met.insert(fold(name), field) {
                    assert_eq!(other, field, "{name}");
                }
            }
        }
    }
}
