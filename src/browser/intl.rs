//! Numbers, plurals, dates and names of languages, by the browser's `Intl`.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use lectern_core::CalendarDate;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// What a formatter is for.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Bytes { unit: &'static str, has_decimal: bool },
    Plural,
    Date { has_month: bool, has_day: bool, has_era: bool },
    Language,
}

thread_local! {
    /// To make a formatter takes a hundred times as long as to use it.
    static FORMATTERS: RefCell<Vec<(&'static str, Kind, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// The formatter of a kind for a language, made once.
fn formatter<T: JsCast>(tag: &'static str, kind: Kind, make: impl FnOnce(&Array) -> JsValue) -> T {
    let known = FORMATTERS.with_borrow(|all| {
        all.iter().find(|(other, of, _)| (*other, *of) == (tag, kind)).map(|(_, _, formatter)| formatter.clone())
    });
    let formatter = known.unwrap_or_else(|| {
        let made = make(&Array::of1(&JsValue::from_str(tag)));
        FORMATTERS.with_borrow_mut(|all| all.push((tag, kind, made.clone())));
        made
    });
    formatter.unchecked_into()
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

fn format(formatter: &Function, value: &JsValue) -> String {
    formatter.call1(&JsValue::NULL, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// A number with the separators of a language. A 64-bit one becomes a `BigInt`, and keeps every digit.
pub fn number(tag: &'static str, number: JsValue) -> String {
    let make = |locales: &Array| Intl::NumberFormat::new(locales, &Object::new()).format().into();
    format(&formatter(tag, Kind::Number, make), &number)
}

/// Bytes as kB or MB, with at most one decimal.
pub fn bytes(tag: &'static str, bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "rounded to one decimal anyway")]
    let bytes = bytes as f64;
    let (amount, unit) = if bytes < 1e6 { (bytes / 1e3, "kilobyte") } else { (bytes / 1e6, "megabyte") };
    let has_decimal = amount < 10.0;
    let make = |locales: &Array| {
        let decimals = JsValue::from_f64(if has_decimal { 1.0 } else { 0.0 });
        let options = options(&[("style", "unit".into()), ("unit", unit.into()), ("maximumFractionDigits", decimals)]);
        Intl::NumberFormat::new(locales, &options).format().into()
    };
    format(&formatter(tag, Kind::Bytes { unit, has_decimal }, make), &JsValue::from_f64(amount))
}

/// The plural category of a number (CLDR): `one`, `other` and so on.
pub fn plural(tag: &'static str, number: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "the rules look at the last digits of numbers far smaller")]
    let number = number as f64;
    let make = |locales: &Array| Intl::PluralRules::new(locales, &Object::new()).into();
    formatter::<Intl::PluralRules>(tag, Kind::Plural, make).select(number).into()
}

/// A year, month or day in words, in the Gregorian calendar.
pub fn date(tag: &'static str, date: CalendarDate) -> String {
    let kind = Kind::Date { has_month: date.month.is_some(), has_day: date.day.is_some(), has_era: date.year < 1 };
    let make = |locales: &Array| {
        let mut fields =
            vec![("calendar", JsValue::from_str("gregory")), ("timeZone", "UTC".into()), ("year", "numeric".into())];
        fields.extend(date.month.map(|_| ("month", "long".into())));
        fields.extend(date.day.map(|_| ("day", "numeric".into())));
        fields.extend((date.year < 1).then(|| ("era", "short".into())));
        Intl::DateTimeFormat::new(locales, &options(&fields)).format().into()
    };
    // Six digits and a sign: the only form that takes every year (ECMA-262, "Expanded Years").
    let sign = if date.year < 0 { '-' } else { '+' };
    let (year, month, day) = (date.year.unsigned_abs(), date.month.unwrap_or(1), date.day.unwrap_or(1));
    let moment = Date::new(&JsValue::from_str(&format!("{sign}{year:06}-{month:02}-{day:02}T12:00:00Z")));
    format(&formatter(tag, kind, make), &moment)
}

/// The name of a language in another one.
pub fn language_name(tag: &'static str, language: &str) -> Option<String> {
    let names: JsValue =
        formatter(tag, Kind::Language, |locales| language_names(locales).unwrap_or(JsValue::UNDEFINED));
    let of = Reflect::get(&names, &"of".into()).ok()?;
    of.dyn_ref::<Function>()?.call1(&names, &JsValue::from_str(language)).ok()?.as_string()
}

/// `Intl.DisplayNames`, which js-sys does not have.
fn language_names(locales: &Array) -> Option<JsValue> {
    let constructor =
        Reflect::get(&Reflect::get(&js_sys::global(), &"Intl".into()).ok()?, &"DisplayNames".into()).ok()?;
    let arguments = Array::of2(locales, &options(&[("type", "language".into())]));
    Reflect::construct(constructor.dyn_ref::<Function>()?, &arguments).ok()
}
