//! Files that are neither text nor hold any that can be read here.

/// What a file begins with that no statement is read from (the magic numbers of `file(1)`): what it is, and what to do.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"%PDF-", "it is a PDF; copy its text into a text file, or save it as HTML or text."),
    (b"{\\rtf", "it is Rich Text; open it in a word processor and save it as HTML or plain text."),
    (
        b"\xD0\xCF\x11\xE0",
        "it is an older or a password-protected Office document; open it and save it as HTML, plain text or CSV.",
    ),
    (b"\x89PNG", "it is a picture; a text that is in it has to be typed."),
    (b"\xFF\xD8\xFF", "it is a picture; a text that is in it has to be typed."),
    (b"GIF8", "it is a picture; a text that is in it has to be typed."),
    (b"RIFF", "it is a picture, a sound or a film; a text that is in it has to be typed."),
    (b"OggS", "it is a sound or a film; a text that is in it has to be typed."),
    (b"ID3", "it is a sound; a text that is in it has to be typed."),
    (b"wOFF", "it is a font."),
    (b"wOF2", "it is a font."),
    (b"7z\xBC\xAF\x27\x1C", "it is a 7z archive; unpack it, and give the folder."),
    (b"Rar!", "it is a RAR archive; unpack it, and give the folder."),
    (b"\x28\xB5\x2F\xFD", "it is packed with Zstandard; unpack it first."),
    (b"BZh", "it is packed with bzip2; unpack it first."),
    (b"\xFD7zXZ\x00", "it is packed with xz; unpack it first."),
    (b"SQLite format 3\x00", "it is a database; export its table as CSV."),
    (b"\x7FELF", "it is a program."),
    (b"MZ\x90", "it is a program."),
];

/// What such a file is and what to do about it, in a sentence; `None` for any other.
pub(crate) fn foreign(bytes: &[u8]) -> Option<&'static str> {
    FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, reason)| *reason)
}
