//! Compresses the built-in dossier, which would be a fifth of the program; each file after its length.

use flate2::{Compression, write::DeflateEncoder};
use std::{env, fs, io::Write, path::Path};

fn main() -> std::io::Result<()> {
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    println!("cargo:rerun-if-changed=assets/dossier");
    for file in fs::read_dir("assets/dossier")? {
        let file = file?;
        let text = fs::read(file.path())?;
        let length = u32::try_from(text.len()).map_err(std::io::Error::other)?;
        let mut encoder = DeflateEncoder::new(length.to_le_bytes().to_vec(), Compression::best());
        encoder.write_all(&text)?;
        fs::write(Path::new(&out).join(file.file_name()), encoder.finish()?)?;
    }
    Ok(())
}
