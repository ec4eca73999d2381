//! Numbers, plurals, dates and names of languages, by the browser's `Intl`.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use lectern_core::CalendarDate;
use wasm_bindgen::{JsCast, JsValue};

fn locales(tag: &str) -> Array {
    Array::of1(&JsValue::from_str(tag))
}

fn options<const N: usize>(pairs: [(&str, JsValue); N]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &value);
    }
    object
}

fn format(formatter: &Function, value: &JsValue) -> String {
    formatter.call1(&JsValue::NULL, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// A number with the separators of a language.
pub fn number(tag: &str, number: f64) -> String {
    let formatter = Intl::NumberFormat::new(&locales(tag), &Object::new());
    format(&formatter.format(), &JsValue::from_f64(number))
}

/// Bytes as kB or MB, with at most one decimal.
pub fn bytes(tag: &str, bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "rounded to one decimal anyway")]
    let bytes = bytes as f64;
    let (amount, unit) = if bytes < 1e6 { (bytes / 1e3, "kilobyte") } else { (bytes / 1e6, "megabyte") };
    let options = options([
        ("style", "unit".into()),
        ("unit", unit.into()),
        ("maximumFractionDigits", JsValue::from_f64(if amount < 10.0 { 1.0 } else { 0.0 })),
    ]);
    format(&Intl::NumberFormat::new(&locales(tag), &options).format(), &JsValue::from_f64(amount))
}

/// The plural category of a number (CLDR): `one`, `other` and so on.
pub fn plural(tag: &str, number: f64) -> String {
    Intl::PluralRules::new(&locales(tag), &Object::new()).select(number).into()
}

/// A year, month or day in words, in the Gregorian calendar.
pub fn date(tag: &str, date: CalendarDate) -> String {
    let mut fields =
        vec![("calendar", JsValue::from_str("gregory")), ("timeZone", "UTC".into()), ("year", "numeric".into())];
    if date.month.is_some() {
        fields.push(("month", "long".into()));
    }
    if date.day.is_some() {
        fields.push(("day", "numeric".into()));
    }
    if date.year < 1 {
        fields.push(("era", "short".into()));
    }
    let options = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&options, &JsValue::from_str(name), &value);
    }
    // Six digits and a sign: the only form that takes every year (ECMA-262, "Expanded Years").
    let sign = if date.year < 0 { '-' } else { '+' };
    let (year, month, day) = (date.year.unsigned_abs(), date.month.unwrap_or(1), date.day.unwrap_or(1));
    let moment = Date::new(&JsValue::from_str(&format!("{sign}{year:06}-{month:02}-{day:02}T12:00:00Z")));
    format(&Intl::DateTimeFormat::new(&locales(tag), &options).format(), &moment)
}

/// The name of a language in another one.
pub fn language_name(tag: &str, language: &str) -> Option<String> {
    let constructor =
        Reflect::get(&Reflect::get(&js_sys::global(), &"Intl".into()).ok()?, &"DisplayNames".into()).ok()?;
    let arguments = Array::of2(&locales(tag), &options([("type", "language".into())]));
    let names = Reflect::construct(constructor.dyn_ref::<Function>()?, &arguments).ok()?;
    let of = Reflect::get(&names, &"of".into()).ok()?;
    of.dyn_ref::<Function>()?.call1(&names, &JsValue::from_str(language)).ok()?.as_string()
}
