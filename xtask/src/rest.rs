//! Takes out of the page's wasm what no first figure needs: it comes behind it, as a module of its own.
//!
//! The two modules share memory, table and globals. In the place of a function that is in the rest, the first module
//! imports one that has the rest come (`www/run/rest.js`). What the rest needs of the first it imports by the names that
//! are given here. Nothing of the program knows of it.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use walrus::ir::{Visitor, dfs_in_order};
use walrus::{
    ElementItems, ExportItem, FunctionId, FunctionKind, GlobalKind, ImportedFunction, Module,
    ModuleConfig, passes::gc,
};

/// What is the rest's, by the paths of Rust, with all that nothing else needs.
const REST: [&str; 28] = [
    // Someone's own numbers beside the trials, and names for what may have gone wrong with them.
    "many_trials::check::",
    "many_trials::naming::",
    "many_trials::scenario::misreadings::",
    // Files: written, opened, merged, proven.
    "many_trials::results::",
    "many_trials::verify::",
    "many_trials::view::opening::",
    "many_trials::view::saved::",
    "many_trials::web::files::",
    "many_trials::web::opening::",
    "many_trials::figure::svg::",
    "many_trials::scenario::python::",
    "miniz_oxide::",
    "plotters_svg::",
    "rawzip::",
    "roxmltree::",
    // A visitor's own program.
    "many_trials::program::",
    "many_trials::scenario::own::codec::",
    "many_trials::scenario::own::gives::",
    "many_trials::scenario::own::observed::",
    "many_trials::view::own::sent::",
    "many_trials::view::own::work::",
    "many_trials::view::own_program::",
    // A figure's table of every step, which is made when somebody opens it.
    "many_trials::figure::series::table::series_table",
    // How fast it is, and links as pictures.
    "many_trials::figure::speed::",
    "many_trials::web::speed::",
    "qrcodegen::",
    // Numbers with more digits than a number has.
    "serde_json::lexical::bhcomp::",
    "serde_json::lexical::math::",
];

/// What of these a first figure needs: how trials come from the worker, and what the page offers.
const NOT_REST: [&str; 7] = [
    "many_trials::check::kind::",
    "many_trials::figure::svg::size::",
    "many_trials::program::reading::",
    "many_trials::program::source::",
    "many_trials::results::kind::",
    "many_trials::results::snapshot::",
    "many_trials::view::saved::opened_types",
];

/// The linker makes one of functions that are the same, by the name of one of them: so small a one may be anybody's.
const ANYBODYS: u64 = 16;

/// Where it is in the package; `www/run/rest.js` asks for it by this name.
pub(crate) const NAME: &str = "many_trials_rest.wasm";

/// wasm-bindgen's name for the module.
const FIRST: &str = "many_trials_bg.wasm";

/// Where the first module finds what is in the rest, and the rest what is in the first; see `www/run/rest.js`.
const OF_REST: &str = "./rest.js";
const OF_FIRST: &str = "first";

/// How wasm-bindgen's JavaScript gives the module what it imports, and how it gives it the rest too.
const IMPORTS: [&str; 2] = [
    "        \"./many_trials_bg.js\": import0,\n",
    "        \"./many_trials_bg.js\": import0,\n        \"./rest.js\": rest(() => wasm),\n",
];

/// The module in one, for the page that is one file. What begins with a dot is on no site.
pub(crate) const WHOLE: &str = ".whole.wasm";

/// What is taken out depends on this; see `wasm.rs`.
pub(crate) const MADE_BY: &str = include_str!("rest.rs");

/// A module that was split, and what it was before.
struct Parts {
    whole: Vec<u8>,
    first: Vec<u8>,
    rest: Vec<u8>,
}

/// Makes two of the package's module, which has the names of its functions, and has the package's JavaScript ask for
/// the second when it is needed. Returns all that there are then: the first, the rest, and the whole.
pub(crate) fn take_out(package: &Path) -> Result<[PathBuf; 3], String> {
    let refuse = |path: &Path, problem| format!("{} cannot be used: {problem}.", path.display());
    let module = package.join(FIRST);
    let named = std::fs::read(&module).map_err(|problem| refuse(&module, problem))?;
    let Parts { whole, first, rest } = split(&named, is_rest)?;
    let write = |name: &str, bytes: &[u8]| {
        let path = package.join(name);
        std::fs::write(&path, bytes).map_err(|problem| refuse(&path, problem))?;
        Ok::<PathBuf, String>(path)
    };
    let modules = [
        write(FIRST, &first)?,
        write(NAME, &rest)?,
        write(WHOLE, &whole)?,
    ];
    let path = package.join("many_trials.js");
    let glue = std::fs::read_to_string(&path).map_err(|problem| refuse(&path, problem))?;
    let [old, new] = IMPORTS;
    if glue.matches(old).count() != 1 {
        return Err(format!(
            "wasm-bindgen's JavaScript has no line `{}`: see IMPORTS in xtask/src/rest.rs.",
            old.trim()
        ));
    }
    let glue = format!(
        "import {{ rest }} from \"../run/rest.js\";\n{}",
        glue.replace(old, new)
    );
    write("many_trials.js", glue.as_bytes())?;
    Ok(modules)
}

/// Whether a function is the rest's by its own path.
fn is_rest(path: &str) -> bool {
    let own = path.trim_start_matches(['<', '&']);
    let own = own.strip_prefix("mut ").unwrap_or(own);
    let is_in = |paths: &[&str]| paths.iter().any(|path| own.starts_with(path));
    is_in(&REST) && !is_in(&NOT_REST)
}

/// The path of a function in Rust, by its name in the module, without the hashes of crates.
fn path_of(name: &str) -> String {
    let whole = rustc_demangle::demangle(name).to_string();
    let mut path = String::with_capacity(whole.len());
    let mut left = whole.as_str();
    while let Some((before, behind)) = left.split_once('[') {
        path += before;
        let (inside, behind) = behind.split_once(']').unwrap_or((behind, ""));
        let is_hash = inside.len() > 8 && inside.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_hash {
            path.extend(["[", inside, "]"]);
        }
        left = behind;
    }
    path + left
}

/// Splits a module that has the names of its functions. The first part has all that is reached from exports and tables
/// without a function that `is_rest` says is none of it.
fn split(named: &[u8], is_rest: impl Fn(&str) -> bool) -> Result<Parts, String> {
    let read = || {
        let mut how = ModuleConfig::new();
        how.generate_name_section(false)
            .generate_producers_section(false)
            .generate_synthetic_names_for_anonymous_items(false);
        let module = how.parse(named);
        module.map_err(|problem| format!("The page's wasm cannot be read: {problem:#}."))
    };
    let (mut first, mut rest) = (read()?, read()?);
    let whole = first.emit_wasm();
    // Both are of the same bytes, so the nth of one is the nth of the other.
    let functions = Functions::of(&first);
    let of_rest: Vec<FunctionId> = rest.funcs.iter().map(walrus::Function::id).collect();
    let is_first = functions.reached(&first, is_rest);

    // A rest of another build finds nothing by its names, and is refused.
    let build = build_of(named);
    let roots = functions.roots(&first);
    let mut from_first: BTreeSet<usize> = roots.filter(|at| !is_first[*at]).collect();
    let mut from_rest = BTreeSet::new();
    for (at, id) in functions.ids.iter().enumerate() {
        for used in functions.used_by(&first, *id) {
            match (is_first[at], is_first[used]) {
                (true, false) => from_first.insert(used),
                (false, true) => from_rest.insert(used),
                _ => continue,
            };
        }
    }

    clear(&mut rest);
    for at in from_first {
        let (name, id) = (format!("f{at}{build}"), functions.ids[at]);
        rest.exports.add(&name, of_rest[at]);
        import(&mut first, id, OF_REST, &name);
    }
    for at in from_rest {
        let name = format!("f{at}{build}");
        first.exports.add(&name, functions.ids[at]);
        import(&mut rest, of_rest[at], OF_FIRST, &name);
    }
    share(&mut first, &mut rest, &build);
    gc::run(&mut first);
    Ok(Parts {
        whole,
        first: first.emit_wasm(),
        rest: rest.emit_wasm(),
    })
}

/// The functions of a module, by their places.
struct Functions {
    ids: Vec<FunctionId>,
    places: HashMap<FunctionId, usize>,
}

impl Functions {
    fn of(module: &Module) -> Self {
        let ids: Vec<FunctionId> = module.funcs.iter().map(walrus::Function::id).collect();
        let places = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        Functions { ids, places }
    }

    /// Those that are called from outside, or by their places in a table.
    fn roots(&self, module: &Module) -> impl Iterator<Item = usize> {
        let mut roots: Vec<FunctionId> = module.start.into_iter().collect();
        for export in module.exports.iter() {
            if let ExportItem::Function(id) = export.item {
                roots.push(id);
            }
        }
        for element in module.elements.iter() {
            if let ElementItems::Functions(ids) = &element.items {
                roots.extend(ids);
            }
        }
        roots.into_iter().map(|id| self.places[&id])
    }

    /// What a function calls, or takes the address of.
    fn used_by(&self, module: &Module, id: FunctionId) -> Vec<usize> {
        #[derive(Default)]
        struct Used(Vec<FunctionId>);
        impl Visitor<'_> for Used {
            fn visit_function_id(&mut self, id: &FunctionId) {
                self.0.push(*id);
            }
        }
        let FunctionKind::Local(function) = &module.funcs.get(id).kind else {
            return Vec::new();
        };
        let mut used = Used::default();
        dfs_in_order(&mut used, function, function.entry_block());
        used.0.iter().map(|id| self.places[id]).collect()
    }

    /// Whether each is reached without one of the rest. What is imported, or small, never is of the rest.
    fn reached(&self, module: &Module, is_rest: impl Fn(&str) -> bool) -> Vec<bool> {
        let mut is_reached = vec![false; self.ids.len()];
        let mut next: Vec<usize> = self.roots(module).collect();
        while let Some(at) = next.pop() {
            let function = module.funcs.get(self.ids[at]);
            let name = function.name.as_deref().unwrap_or_default();
            let is_large = match &function.kind {
                FunctionKind::Local(local) => local.size() >= ANYBODYS,
                _ => false,
            };
            if is_reached[at] || is_large && is_rest(&path_of(name)) {
                continue;
            }
            is_reached[at] = true;
            next.extend(self.used_by(module, self.ids[at]));
        }
        is_reached
    }
}

/// Leaves nothing in the rest that happens by itself, or that somebody outside sees.
fn clear(rest: &mut Module) {
    rest.start = None;
    for export in rest
        .exports
        .iter()
        .map(walrus::Export::id)
        .collect::<Vec<_>>()
    {
        rest.exports.delete(export);
    }
    for element in rest
        .elements
        .iter()
        .map(walrus::Element::id)
        .collect::<Vec<_>>()
    {
        rest.elements.delete(element);
    }
    for data in rest.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        rest.data.delete(data);
    }
    for custom in rest.customs.iter().map(|(id, _)| id).collect::<Vec<_>>() {
        rest.customs.delete(custom);
    }
}

/// A function is imported, whatever it was before.
fn import(module: &mut Module, id: FunctionId, from: &str, name: &str) {
    if let Some(old) = module.imports.get_imported_func(id).map(walrus::Import::id) {
        module.imports.delete(old);
    }
    let import = module.imports.add(from, name, id);
    let function = module.funcs.get_mut(id);
    function.kind = FunctionKind::Import(ImportedFunction {
        import,
        ty: function.ty(),
    });
}

/// What all names of a build end with.
fn build_of(named: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    named.hash(&mut hasher);
    format!("-{:08x}", hasher.finish() >> 32)
}

/// The rest has the memory, the tables and the globals of the first, as far as it uses any.
fn share(first: &mut Module, rest: &mut Module, build: &str) {
    let named = |kind: char, at: usize| format!("{kind}{at}{build}");
    let ids: Vec<_> = rest.tables.iter().map(walrus::Table::id).collect();
    for (at, id) in ids.into_iter().enumerate() {
        let import = rest.imports.add(OF_FIRST, &named('t', at), id);
        let table = rest.tables.get_mut(id);
        table.elem_segments.clear();
        table.import = Some(import);
    }
    let ids: Vec<_> = rest.globals.iter().map(walrus::Global::id).collect();
    for (at, id) in ids.into_iter().enumerate() {
        let import = rest.imports.add(OF_FIRST, &named('g', at), id);
        rest.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    let ids: Vec<_> = rest.memories.iter().map(walrus::Memory::id).collect();
    for (at, id) in ids.into_iter().enumerate() {
        if let Some(old) = rest.memories.get(id).import {
            rest.imports.delete(old);
        }
        let import = rest.imports.add(OF_FIRST, &named('m', at), id);
        let memory = rest.memories.get_mut(id);
        memory.data_segments.clear();
        memory.import = Some(import);
    }
    gc::run(rest);
    let mut shared: Vec<(String, ExportItem)> = Vec::new();
    for (at, table) in first.tables.iter().enumerate() {
        shared.push((named('t', at), table.id().into()));
    }
    for (at, global) in first.globals.iter().enumerate() {
        shared.push((named('g', at), global.id().into()));
    }
    for (at, memory) in first.memories.iter().enumerate() {
        shared.push((named('m', at), memory.id().into()));
    }
    for (name, item) in shared {
        if rest.imports.find(OF_FIRST, &name).is_some() {
            first.exports.add(&name, item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ValType};

    #[track_caller]
    fn check(name: &str, expected: bool) {
        assert_eq!(is_rest(&path_of(name)), expected, "{}", path_of(name));
    }

    #[test]
    fn a_function_is_the_rests_by_its_own_path() {
        check(
            "_RNvNtNtCsjcaEZ3yEp0u_11many_trials5check7reading8readings",
            true,
        );
        check(
            "_RNvMs_NtNtNtCsjcaEZ3yEp0u_11many_trials6figure5sweepNtB4_11SweepFigure4draw",
            false,
        );
        // Of a type's method, the type.
        check(
            "_RNvMNtNtCsjcaEZ3yEp0u_11many_trials8scenario3ownNtB2_3Own2of",
            false,
        );
        check(
            "_RNvMNtNtCsjcaEZ3yEp0u_11many_trials7results8snapshotNtB2_8Snapshot8to_bytes",
            false,
        );
        check("memcpy", false);
    }

    /// A module with a table and an export: `shown` calls `kept` and `sought`, which calls `own` and `kept`, and a small one.
    fn module() -> Vec<u8> {
        let mut module = Module::default();
        let mut add = |name: &str, calls: &[FunctionId]| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
            builder.name(name.to_owned());
            let mut body = builder.func_body();
            for id in calls {
                body.call(*id).drop();
            }
            body.i32_const(7);
            builder.finish(Vec::new(), &mut module.funcs)
        };
        let kept = add("kept", &[]);
        let own = add("own", &[]);
        let sought = add("sought", &[own, kept].repeat(4));
        let small = add("sought, and small", &[kept]);
        let shown = add("shown", &[kept, sought, small]);
        module.exports.add("shown", shown);
        module.emit_wasm()
    }

    /// The names of a module's functions that are its own, and of those that it imports and exports.
    fn told(wasm: &[u8]) -> (usize, Vec<String>, Vec<String>) {
        let module = Module::from_buffer(wasm).expect("a module");
        let imports = module
            .imports
            .iter()
            .map(|one| format!("{}.{}", one.module, one.name));
        let exports = module.exports.iter().map(|one| one.name.clone());
        (
            module.funcs.iter_local().count(),
            imports.collect(),
            exports.collect(),
        )
    }

    #[test]
    fn each_part_imports_what_the_other_has() {
        let Parts { whole, first, rest } =
            split(&module(), |path| path.starts_with("sought")).expect("parts");
        assert_eq!(told(&whole).0, 5);
        let (own, imports, exports) = told(&first);
        assert_eq!(own, 3, "shown, kept and the small one");
        let [sought] = &imports[..] else {
            panic!("{imports:?}")
        };
        assert_eq!(exports.len(), 2, "shown, and kept for the rest");
        let (own, imports, exports) = told(&rest);
        assert_eq!(own, 2, "sought and its own");
        assert_eq!(imports.len(), 1, "kept");
        let [named] = &exports[..] else {
            panic!("{exports:?}")
        };
        assert_eq!(*sought, format!("{OF_REST}.{named}"));
        let other = build_of(b"another build");
        assert!(!named.ends_with(&other), "{named}");
        assert!(split(b"no module", |_| false).is_err());
    }
}
