//! Packs the site's files, for hosts that send what is packed already.

use std::fs;
use std::path::Path;

use crate::packages::node;
use crate::program::{root, run};

/// Writes a `.br` and a `.gz` beside each file that is worth it. By Node, which the build needs anyway and
/// which has both: no further crate is compiled for it.
pub(crate) fn pack(site: &Path) -> Result<(), String> {
    run(node().arg(root().join("xtask/src/pack.js")).arg(site))
}

/// A file's bytes, packed.
pub(crate) fn by_gzip(file: &Path) -> Result<Vec<u8>, String> {
    let to = root().join("target/packed.gz");
    run(node().args(["--input-type=module", "--eval"]).arg(format!(
        "import {{ readFileSync, writeFileSync }} from 'node:fs'; import {{ gzipSync }} from 'node:zlib'; \
         writeFileSync({:?}, gzipSync(readFileSync({:?}), {{ level: 9 }}));",
        to.to_string_lossy(),
        file.to_string_lossy()
    )))?;
    fs::read(&to).map_err(|problem| format!("{} cannot be read: {problem}.", to.display()))
}
