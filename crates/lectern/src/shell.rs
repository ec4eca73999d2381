//! What is printed for other programs: the schema, completions, the man page.

use crate::Outcome;
use crate::arguments::Arguments;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::{self, Write};

pub fn schema() -> io::Result<Outcome> {
    let schema = serde_json::to_string_pretty(&lectern_core::bundle::schema())?;
    writeln!(io::stdout(), "{schema}")?;
    Ok(Outcome::Fine)
}

pub fn completions(shell: Shell) -> io::Result<Outcome> {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "lectern", &mut bytes);
    io::stdout().write_all(&bytes)?;
    Ok(Outcome::Fine)
}

/// One page for all commands: each follows with its own options.
pub fn man() -> io::Result<Outcome> {
    let mut command = Arguments::command();
    command.build();
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut bytes)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let man = clap_mangen::Man::new(sub.clone());
        writeln!(bytes, ".SH COMMAND {}", sub.get_name().to_uppercase())?;
        man.render_synopsis_section(&mut bytes)?;
        man.render_description_section(&mut bytes)?;
        man.render_options_section(&mut bytes)?;
        man.render_extra_section(&mut bytes)?;
    }
    io::stdout().write_all(&bytes)?;
    Ok(Outcome::Fine)
}
