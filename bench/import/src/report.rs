//! Those that read the pages side by side: a table for a person, figures for a file, and the pages that lose most.

use crate::cases::Case;
use crate::readers::Answers;
use crate::score::{as_f64, f1, is_same, is_same_day};
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::fmt::{self, Display, Formatter, Write as _};
use std::path::Path;
use std::time::Duration;

/// How many of the pages that lose most are printed; the file has all.
const MOST_LOSSES: usize = 12;

/// What everybody's answers are worth.
pub struct Report<'c> {
    cases: &'c [Case],
    rows: Vec<Row>,
}

struct Row {
    name: &'static str,
    f1: Vec<f64>,
    /// Where captions of pictures are left out of what is expected and of everybody's answer.
    f1_without_captions: Vec<f64>,
    titles: Vec<bool>,
    bylines: Vec<bool>,
    /// Only of pages that tell when they were published.
    dates: Vec<bool>,
    took: Duration,
}

impl Row {
    fn of(cases: &[Case], answers: &Answers) -> Self {
        let both = || cases.iter().zip(&answers.pages);
        Self {
            name: answers.name,
            f1: both().map(|(case, page)| f1(&case.words.all, &page.words.all)).collect(),
            f1_without_captions: both()
                .map(|(case, page)| f1(&case.words.without_captions, &page.words.without_captions))
                .collect(),
            titles: both().map(|(case, page)| is_same(case.expected.title.as_deref(), page.title.as_deref())).collect(),
            bylines: both()
                .map(|(case, page)| is_same(case.expected.byline.as_deref(), page.byline.as_deref()))
                .collect(),
            dates: both()
                .filter_map(|(case, page)| {
                    Some(is_same_day(case.expected.published_time.as_deref()?, page.date.as_deref()))
                })
                .collect(),
            took: answers.took,
        }
    }

    fn per_second(&self, amount: f64) -> f64 {
        amount / self.took.as_secs_f64()
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / as_f64(values.len())
}

fn share(right: &[bool]) -> f64 {
    as_f64(right.iter().filter(|&&right| right).count()) / as_f64(right.len())
}

impl<'c> Report<'c> {
    /// Rates everybody's answers; ours are the first.
    pub fn of(cases: &'c [Case], answers: Vec<Answers>) -> Self {
        Self { cases, rows: answers.iter().map(|answers| Row::of(cases, answers)).collect() }
    }

    fn megabytes(&self) -> f64 {
        as_f64(self.cases.iter().map(|case| case.html.len()).sum()) / 1e6
    }

    /// Writes `import.json`, one flat object, and `import-pages.tsv`, every page with our lowest F1 first.
    ///
    /// What the tab and the command line take is not measured here: they are built and timed by others, who add to the
    /// file, and what is in it already is kept.
    ///
    /// # Errors
    ///
    /// A sentence that names the file that could not be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let file = folder.join("import.json");
        let before = std::fs::read_to_string(&file).ok();
        let mut figures: Map<String, Value> =
            before.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        for row in &self.rows {
            let prefix = match row.name {
                "Lectern" => "",
                "legible" => "bare_",
                _ => "readability_js_",
            };
            let mut put = |name: &str, value: f64| figures.insert(format!("{prefix}{name}"), json!(value));
            put("f1", mean(&row.f1));
            put("f1_without_captions", mean(&row.f1_without_captions));
            put("title_accuracy", share(&row.titles));
            put("byline_accuracy", share(&row.bylines));
            put("date_accuracy", share(&row.dates));
            put("pages_per_s_native", row.per_second(as_f64(self.cases.len())));
            put("mb_per_s_native", row.per_second(self.megabytes()));
        }
        write_file(&file, &format!("{:#}\n", Value::Object(figures)))?;
        write_file(&folder.join("import-pages.tsv"), &self.pages_table())
    }

    /// The places of the pages, our lowest F1 first.
    fn by_loss(&self) -> Vec<(usize, f64)> {
        let ours = self.rows.first().map(|row| row.f1.as_slice()).unwrap_or_default();
        let mut places: Vec<_> = ours.iter().copied().enumerate().collect();
        places.sort_by(|(_, one), (_, other)| one.total_cmp(other));
        places
    }

    fn pages_table(&self) -> String {
        let names: Vec<_> = self.rows.iter().map(|row| row.name).collect();
        let mut table = format!("{}\tpage\n", names.join("\t"));
        for (place, _) in self.by_loss() {
            for row in &self.rows {
                let _ = write!(table, "{:.4}\t", row.f1.get(place).copied().unwrap_or_default());
            }
            let _ = writeln!(table, "{}", self.cases.get(place).map(|case| case.name.as_str()).unwrap_or_default());
        }
        table
    }
}

/// The table, and below it the pages that we read worst.
impl Display for Report<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        writeln!(out, "extract-readability: {} pages, {:.1} MB", self.cases.len(), self.megabytes())?;
        writeln!(
            out,
            "\n{:<15} {:>7} {:>11} {:>7} {:>7} {:>7} {:>8} {:>7}",
            "", "F1", "no captions", "title", "byline", "date", "pages/s", "MB/s"
        )?;
        for row in &self.rows {
            let (titles, bylines, dates) = (share(&row.titles), share(&row.bylines), share(&row.dates));
            let (pages, bytes) = (row.per_second(as_f64(self.cases.len())), row.per_second(self.megabytes()));
            let (name, f1, bare) = (row.name, mean(&row.f1), mean(&row.f1_without_captions));
            writeln!(
                out,
                "{name:<15} {f1:>7.4} {bare:>11.4} {titles:>7.3} {bylines:>7.3} {dates:>7.3} {pages:>8.0} {bytes:>7.1}"
            )?;
        }
        let lost: Vec<_> = self.by_loss().into_iter().filter(|(_, f1)| *f1 < 0.9995).collect();
        if !lost.is_empty() {
            writeln!(out, "\nWhat we read worst, of {} pages that are not as expected to the last word:", lost.len())?;
        }
        for (place, f1) in lost.iter().take(MOST_LOSSES) {
            writeln!(out, "{f1:>7.4}  {}", self.cases.get(*place).map(|case| case.name.as_str()).unwrap_or_default())?;
        }
        Ok(())
    }
}

fn write_file(file: &Path, text: &str) -> Result<()> {
    std::fs::write(file, text).with_context(|| format!("{} could not be written", file.display()))
}
