//! Compresses the built-in dossier, which would be a tenth of the program.

use flate2::{Compression, write::ZlibEncoder};
use std::{env, fs, io::Write, path::Path};

fn main() -> std::io::Result<()> {
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    println!("cargo:rerun-if-changed=assets/dossier");
    for file in fs::read_dir("assets/dossier")? {
        let file = file?;
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&fs::read(file.path())?)?;
        fs::write(Path::new(&out).join(file.file_name()), encoder.finish()?)?;
    }
    Ok(())
}
