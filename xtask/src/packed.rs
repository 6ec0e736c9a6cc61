//! Packs the site's files, for hosts that send what is packed already.

use std::path::Path;

use crate::packages::node;
use crate::program::{root, run};

/// Writes a `.br` and a `.gz` beside each file that is worth it. By Node, which the build needs anyway and
/// which has both: no further crate is compiled for it.
pub(crate) fn pack(site: &Path) -> Result<(), String> {
    run(node().arg(root().join("xtask/src/pack.js")).arg(site))
}
