//! How a table of sentences is declared, here and in modules that are fetched later and bring their own sentences.

/// Declares what can be said: `plain` words, sentences `filled` with values, sentences in the `plural` of `{count}`. It
/// makes a `Table` with a field for each, and methods of the type after `impl`, which has a `table` and the methods
/// `template`, `fill` and `count` of [`I18n`](crate::i18n::I18n).
#[macro_export]
macro_rules! messages {
    (
        impl $words:ident
        plain { $($plain:ident)* }
        filled { $($filled:ident($($value:ident),+))* }
        plural { $($plural:ident)* }
    ) => {
        /// One language: a sentence for each thing that can be said.
        pub struct Table {
            $(pub $plain: &'static str,)*
            $(pub $filled: &'static str,)*
            $(pub $plural: $crate::i18n::Plural,)*
        }

        impl $words {
            $(pub fn $plain(self) -> String {
                self.template(self.table.$plain).into_owned()
            })*
            $(pub fn $filled(self, $($value: &str),+) -> String {
                self.fill(self.table.$filled, &[$((stringify!($value), $value)),+])
            })*
            $(pub fn $plural(self, count: impl Into<u64>) -> String {
                self.count(&self.table.$plural, count.into())
            })*
        }
    };
}
