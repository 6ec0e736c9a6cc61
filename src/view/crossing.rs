//! What crosses between this program and the page's JavaScript has its types here, in Rust; for the
//! checker of the JavaScript they are written into `www/crossing.d.ts`, and this test finds it stale.

use std::fs;
use std::path::Path;

use ts_rs::{Config, TS};

use super::*;
use crate::figure::{LegendEntry, LegendSeries, PictureSize, Sign, SignShape, Table, Which};
use crate::results::{Citation, FileKind};
use crate::verify::Shown;

/// Every type that crosses, in the order of the file.
fn types() -> Vec<fn(&Config) -> String> {
    vec![
        Phrase::decl,
        PhraseInput::decl,
        Named::decl,
        Table::decl,
        Definition::decl,
        FormQuestion::decl,
        FormScenario::decl,
        FormParam::decl,
        FormKind::decl,
        FormSlider::decl,
        FormScale::decl,
        FormPreset::decl,
        Reading::decl,
        OwnReading::decl,
        OwnFunction::decl,
        Truth::decl,
        Calls::decl,
        OddTrial::decl,
        FormProblem::decl,
        Noted::decl,
        Variation::decl,
        Meant::decl,
        Scene::decl,
        Explained::decl,
        CaseScene::decl,
        SweepScene::decl,
        SweepKind::decl,
        FigureWords::decl,
        LegendEntry::decl,
        LegendSeries::decl,
        Sign::decl,
        SignShape::decl,
        Offers::decl,
        PinWords::decl,
        OwnWords::decl,
        Looking::decl,
        Pointing::decl,
        Mark::decl,
        Pointed::decl,
        FigureName::decl,
        BarValues::decl,
        Grip::decl,
        Found::decl,
        Paper::decl,
        PaperColors::decl,
        SpeedTask::decl,
        MeasuredProgram::decl,
        Measured::decl,
        SpeedScene::decl,
        FileKind::decl,
        FileOffer::decl,
        PictureSize::decl,
        SizeOffer::decl,
        Which::decl,
        FiguresOffer::decl,
        PictureAsked::decl,
        SavedFrom::decl,
        Citation::decl,
        Saved::decl,
        SavedAs::decl,
        OpeningReport::decl,
        MissingTrials::decl,
        OpenAlone::decl,
        ProvenSoFar::decl,
        Shown::decl,
        QrDrawing::decl,
    ]
}

#[test]
fn the_page_checks_with_the_types_of_today() {
    // Numbers of trials are far below 2^53.
    let config = Config::new().with_large_int("number");
    let mut file = String::from(
        "// What crosses between the page and the program: written by the tests of src/view/crossing.rs.\n",
    );
    for declaration in types() {
        file += &format!("export {}\n", declaration(&config));
    }
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/crossing.d.ts");
    if fs::read_to_string(&place).unwrap_or_default() == file {
        return;
    }
    fs::write(&place, file).expect("the sources can be written");
    panic!("www/crossing.d.ts was not that of the types in Rust. It is now: commit it.");
}

#[test]
fn lists_of_sizes_and_figures_are_whole() {
    let named = |declaration: String| declaration.matches('"').count() / 2;
    let config = Config::new();
    assert_eq!(PictureSize::ALL.len(), named(PictureSize::decl(&config)));
    assert_eq!(Which::ALL.len(), named(Which::decl(&config)));
}
